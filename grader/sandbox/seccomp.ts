// The system calls that a strict child has no use for, as a filter of the Linux kernel's (classic BPF): no new process, no
// way into another one, no socket, no memory that is not counted. Knows nothing of how it is handed over.

/** `struct sock_filter`: code, jumps when true and false, operand. */
type Instruction = readonly [code: number, whenTrue: number, whenFalse: number, operand: number];

type Machine = {
  /** AUDIT_ARCH_*: a program may make the calls of another architecture, which have other numbers. */
  readonly audit: number;
  readonly clone: number;
  readonly forbidden: Readonly<Record<string, number>>;
};

/** On both. */
const CLONE3 = 435;

const MACHINES: Readonly<Record<string, Machine>> = {
  x64: {
    audit: 0xc000_003e,
    clone: 56,
    forbidden: {
      fork: 57,
      vfork: 58,
      socket: 41,
      connect: 42,
      socketpair: 53,
      ptrace: 101,
      process_vm_readv: 310,
      process_vm_writev: 311,
      kcmp: 312,
      unshare: 272,
      setns: 308,
      mount: 165,
      umount2: 166,
      pivot_root: 155,
      chroot: 161,
      memfd_create: 319,
      shmget: 29,
      mq_open: 240,
      add_key: 248,
      request_key: 249,
      keyctl: 250,
      perf_event_open: 298,
      name_to_handle_at: 303,
      open_by_handle_at: 304,
      bpf: 321,
      userfaultfd: 323,
    },
  },
  arm64: {
    audit: 0xc000_00b7,
    clone: 220,
    forbidden: {
      socket: 198,
      connect: 203,
      socketpair: 199,
      ptrace: 117,
      process_vm_readv: 270,
      process_vm_writev: 271,
      kcmp: 272,
      unshare: 97,
      setns: 268,
      mount: 40,
      umount2: 39,
      pivot_root: 41,
      chroot: 51,
      memfd_create: 279,
      shmget: 194,
      mq_open: 180,
      add_key: 217,
      request_key: 218,
      keyctl: 219,
      perf_event_open: 241,
      name_to_handle_at: 264,
      open_by_handle_at: 265,
      bpf: 280,
      userfaultfd: 282,
    },
  },
};

/** The same everywhere: io_uring and the newer ways to mount, and to reach another process. */
const FORBIDDEN_EVERYWHERE = [425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 442];

const LOAD_WORD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const JUMP_IF_ANY_BIT = 0x45;
const RETURN = 0x06;

/** Offsets in `struct seccomp_data`; both machines are little-endian. */
const NUMBER = 0;
const ARCHITECTURE = 4;
const FIRST_ARGUMENT = 16;

const KILL_PROCESS = 0x8000_0000;
const ALLOW = 0x7fff_0000;
const ERRNO = 0x0005_0000;
const EPERM = 1;
/** What makes a C library fall back from clone3, whose flags lie where a filter cannot see them, to clone. */
const ENOSYS = 38;

const CLONE_THREAD = 0x0001_0000;
/** Numbers of the x32 calls of an x64 kernel begin here. */
const X32 = 0x4000_0000;

/** The filter for this kind of processor, as the bytes that the kernel takes; undefined where none is written. */
export function seccompFilter(architecture: string = process.arch): Buffer | undefined {
  const machine = MACHINES[architecture];
  if (machine === undefined) return undefined;
  const { audit, clone, forbidden } = machine;
  const refuse = (number: number): readonly Instruction[] => [
    [JUMP_IF_EQUAL, 0, 1, number],
    [RETURN, 0, 0, ERRNO | EPERM],
  ];
  return encode([
    [LOAD_WORD, 0, 0, ARCHITECTURE],
    [JUMP_IF_EQUAL, 1, 0, audit],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD_WORD, 0, 0, NUMBER],
    [JUMP_IF_AT_LEAST, 0, 1, X32],
    [RETURN, 0, 0, ERRNO | EPERM],
    [JUMP_IF_EQUAL, 0, 1, CLONE3],
    [RETURN, 0, 0, ERRNO | ENOSYS],
    ...[...Object.values(forbidden), ...FORBIDDEN_EVERYWHERE].flatMap(refuse),
    // A thread is welcome, a process is not.
    [JUMP_IF_EQUAL, 0, 3, clone],
    [LOAD_WORD, 0, 0, FIRST_ARGUMENT],
    [JUMP_IF_ANY_BIT, 1, 0, CLONE_THREAD],
    [RETURN, 0, 0, ERRNO | EPERM],
    [RETURN, 0, 0, ALLOW],
  ]);
}

function encode(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, [code, whenTrue, whenFalse, operand]] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(whenTrue, index * 8 + 2);
    bytes.writeUInt8(whenFalse, index * 8 + 3);
    bytes.writeUInt32LE(operand >>> 0, index * 8 + 4);
  }
  return bytes;
}
