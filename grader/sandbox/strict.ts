// The strict fence: bubblewrap around a child, on Linux. The child sees Node, the libraries that Node needs and nothing
// else, has no network, is nobody, and cannot start a process. Where that cannot be had it refuses; it never runs with less.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { type Entry, type Fence, limitLines, SandboxRefused } from "./fence.ts";
import { seccompFilter } from "./seccomp.ts";

/** Nobody's, by convention. */
const NOBODY = 65534;
const FILTER_FD = 4;
/** Where Node is inside. */
const NODE = "/node";
/** Where system programs are, whatever the grader's own PATH says. */
const PATH = "/usr/local/bin:/usr/bin:/bin:/run/current-system/sw/bin";

const LINUX_ONLY =
  "It needs Linux with bubblewrap. Elsewhere run numkata inside a Linux virtual machine, or use the default sandbox.";

export async function openStrict(): Promise<Fence> {
  const filter = seccompFilter();
  if (process.platform !== "linux") throw new SandboxRefused(`this is ${process.platform}.`, LINUX_ONLY);
  if (filter === undefined) {
    throw new SandboxRefused(`there is no system call filter for ${process.arch}.`, "It is made for x64 and arm64.");
  }
  const args = bubblewrapArguments(libraries());
  const canary = await openCanary();
  const uid = process.getuid?.() ?? 0;
  const identity = uid === 0 ? { identity: { uid: NOBODY, gid: NOBODY } } : {};
  let isProven = false;
  return {
    mode: "strict",
    start: ([, ...nodeArgs], memoryMiB) => start([...args, "--", NODE, ...nodeArgs], filter, memoryMiB),
    innermost,
    get nodeOptions() {
      return isProven ? [] : [...canary.files.map((file) => `--allow-fs-read=${file}`), ...ALLOW_NET];
    },
    get entry(): Entry {
      return isProven ? identity : { ...identity, canary: { files: canary.files, port: canary.port, uid } };
    },
    refusal,
    proven: () => {
      isProven = true;
      canary.close();
    },
    close: () => canary.close(),
  };
}

/** Older than 25, Node's permissions do not know the network. */
const ALLOW_NET = process.allowedNodeEnvironmentFlags.has("--allow-net") ? ["--allow-net"] : [];

/** What a child must not reach: files that are really there, and a port that is really open. */
async function openCanary(): Promise<{ readonly files: readonly string[]; readonly port: number; close(): void }> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a port without a number");
  const files = [fileURLToPath(import.meta.url), "/etc/passwd"];
  return { files, port: address.port, close: () => server.close() };
}

function bubblewrapArguments(paths: readonly string[]): readonly string[] {
  // Without namespaces of users, root is real: the child itself becomes nobody before it is handed anything.
  const user =
    process.getuid?.() === 0
      ? ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
      : ["--unshare-user", "--uid", `${innerId()}`, "--gid", `${innerId()}`, "--cap-drop", "ALL"];
  const namespaces = ["--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"];
  const mounts = [process.execPath, ...paths].flatMap((path, index) => ["--ro-bind", path, index === 0 ? NODE : path]);
  const behaviour = ["--die-with-parent", "--new-session", "--clearenv", "--seccomp", `${FILTER_FD}`];
  return [
    ...user,
    ...namespaces,
    "--hostname",
    "sandbox",
    ...behaviour,
    ...mounts,
    "--remount-ro",
    "/",
    "--chdir",
    "/",
  ];
}

/** Another id than the grader's own. */
function innerId(): number {
  return process.getuid?.() === NOBODY ? NOBODY - 1 : NOBODY;
}

/** What the dynamic linker loads for Node, the linker itself included: it says so when it is asked through its environment. */
function libraries(): readonly string[] {
  const { stdout } = spawnSync(process.execPath, ["-v"], {
    env: { LD_TRACE_LOADED_OBJECTS: "1" },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  // Two forms: `libm.so.6 => /lib/libm.so.6 (0x...)` and `/lib64/ld-linux-x86-64.so.2 (0x...)`.
  const paths = [...stdout.matchAll(/(\/\S+) \(0x[0-9a-f]+\)$/gm)].map((match) => match[1] ?? "");
  if (paths.length > 0) return paths;
  throw new SandboxRefused(
    "the libraries that Node needs could not be found out.",
    "It needs Node for glibc, as nodejs.org and the distributions have it.",
  );
}

function start(args: readonly string[], filter: Buffer, memoryMiB: number): ChildProcess {
  const script = `${limitLines(memoryMiB)}; exec bwrap "$@"`;
  const child = spawn("/bin/sh", ["-c", script, "sh", ...args], {
    stdio: ["pipe", "pipe", "pipe", "pipe", "pipe"],
    env: { PATH },
    detached: true,
    cwd: "/",
  });
  const pipe = child.stdio[FILTER_FD];
  if (pipe !== null && pipe !== undefined && "end" in pipe) pipe.on("error", () => {}).end(filter);
  return child;
}

/** bubblewrap runs a first process of the new namespace, which runs Node: an only child of an only child. */
function innermost(pid: number): number {
  const [first] = childrenOf(pid);
  const [second] = first === undefined ? [] : childrenOf(first);
  return second ?? pid;
}

function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim();
    return text === "" ? [] : text.split(" ").map(Number);
  } catch {
    return [];
  }
}

/** Tells what a first child that did not hold, or did not start, has shown or said. */
function refusal(shown: unknown, lastWords: string): SandboxRefused {
  if (shown !== undefined) {
    return new SandboxRefused(
      `its first program could reach what it must not (${JSON.stringify(shown)}).`,
      "Please report this with your system and the version of bubblewrap; until then use a virtual machine.",
    );
  }
  const said = lastWords.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
  if (/bwrap: not found|bwrap: No such file/.test(lastWords)) {
    return new SandboxRefused(
      "bubblewrap is not installed.",
      "Install it: apt install bubblewrap (or dnf, pacman, apk).",
    );
  }
  if (/namespace|uid map|Operation not permitted|Permission denied/i.test(lastWords)) {
    return new SandboxRefused(
      `this system does not let bubblewrap work (${said}).`,
      [
        "Allow it:",
        "- Debian and others: sysctl kernel.unprivileged_userns_clone=1 and user.max_user_namespaces=15000",
        "- Ubuntu 24.04 and newer: an AppArmor profile for bwrap, or sysctl kernel.apparmor_restrict_unprivileged_userns=0",
        "- in a container: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined (as root also --cap-add SYS_ADMIN), or grade on the host",
      ].join("\n"),
    );
  }
  return new SandboxRefused(
    `its first program did not start (${said || "it said nothing"}).`,
    "Is bubblewrap 0.5 or newer?",
  );
}
