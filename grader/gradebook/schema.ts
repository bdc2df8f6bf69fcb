// The tables of gradebook.sqlite. docs/gradebook.md tells the same to whoever queries them, and a test holds it to this.

/** Goes up when a table or column changes its meaning or goes away. In the file as `user_version`. */
export const SCHEMA_VERSION = 1;
/** Says to `file` and the like whose database this is: "nKgb". */
export const APPLICATION_ID = 0x6e_4b_67_62;

/** Points are REAL with two decimals at most; truth is 0 or 1. */
export const SCHEMA = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,  -- course, basis, by_hand
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exercises (
  id TEXT PRIMARY KEY,  -- the folder's name: 06-softmax
  position INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  possible REAL NOT NULL,
  bonus REAL NOT NULL,
  spec TEXT  -- hash of what it was graded by; NULL where nobody could be graded
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,  -- in the order of the course
  exercise TEXT NOT NULL REFERENCES exercises (id),
  name TEXT NOT NULL,
  points REAL NOT NULL,
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  extra INTEGER NOT NULL CHECK (extra IN (0, 1)),
  UNIQUE (exercise, name)
) STRICT;

CREATE TABLE learners (
  id INTEGER PRIMARY KEY,  -- in the order of their keys
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  lms_system TEXT CHECK (lms_system IN ('canvas', 'moodle')),
  lms_id TEXT,
  lms_late INTEGER CHECK (lms_late IN (0, 1))
) STRICT;

CREATE TABLE submissions (
  learner INTEGER PRIMARY KEY REFERENCES learners (id),
  status TEXT NOT NULL CHECK (status IN ('graded', 'fault')),
  hash TEXT,
  grader TEXT,
  sandbox TEXT CHECK (sandbox IN ('default', 'strict')),
  fault_owner TEXT CHECK (fault_owner IN ('submission', 'course', 'machine', 'bug')),
  fault_reason TEXT,
  submitted_at TEXT,
  late_minutes INTEGER,
  late_percent REAL,
  late_reason TEXT
) STRICT;

CREATE TABLE points (
  learner INTEGER NOT NULL REFERENCES submissions (learner),
  exercise TEXT NOT NULL REFERENCES exercises (id),
  status TEXT NOT NULL CHECK (status IN ('passed', 'failed', 'not-started')),
  earned REAL NOT NULL,
  possible REAL NOT NULL,
  extra REAL NOT NULL,
  cluster TEXT,
  diagnosis_kind TEXT CHECK (diagnosis_kind IN ('mistake', 'relation')),
  diagnosis_name TEXT,
  diagnosis_message TEXT,
  PRIMARY KEY (learner, exercise),
  FOREIGN KEY (exercise, cluster) REFERENCES clusters (exercise, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE verdicts (
  learner INTEGER NOT NULL REFERENCES submissions (learner),
  case_id INTEGER NOT NULL REFERENCES cases (id),
  verdict TEXT NOT NULL,
  points REAL NOT NULL,
  outcome TEXT,
  message TEXT,
  PRIMARY KEY (learner, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE wrong_answers (
  learner INTEGER NOT NULL,
  exercise TEXT NOT NULL,
  case_name TEXT NOT NULL,
  call TEXT,
  got TEXT NOT NULL,
  expected TEXT,
  PRIMARY KEY (learner, exercise),
  FOREIGN KEY (learner, exercise) REFERENCES points (learner, exercise),
  FOREIGN KEY (exercise, case_name) REFERENCES cases (exercise, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE clusters (
  exercise TEXT NOT NULL REFERENCES exercises (id),
  key TEXT NOT NULL,
  learners INTEGER NOT NULL,
  example INTEGER NOT NULL REFERENCES learners (id),
  PRIMARY KEY (exercise, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_statistics (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id),
  taken INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  difficulty REAL NOT NULL,
  discrimination REAL,
  only_mistake TEXT
) STRICT;

CREATE TABLE passed_over (
  position INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE by_hand_points (
  learner INTEGER NOT NULL REFERENCES submissions (learner),
  exercise TEXT NOT NULL REFERENCES exercises (id),
  points REAL NOT NULL,
  reason TEXT,
  said_at TEXT NOT NULL,
  PRIMARY KEY (learner, exercise)
) STRICT, WITHOUT ROWID;

CREATE TABLE by_hand_late (
  learner INTEGER PRIMARY KEY REFERENCES submissions (learner),
  percent REAL NOT NULL,
  reason TEXT,
  said_at TEXT NOT NULL
) STRICT;

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  learner INTEGER REFERENCES submissions (learner),
  exercise TEXT REFERENCES exercises (id),
  cluster TEXT,
  text TEXT NOT NULL,
  said_at TEXT NOT NULL,
  FOREIGN KEY (exercise, cluster) REFERENCES clusters (exercise, key),
  CHECK ((learner IS NULL) = (cluster IS NOT NULL))
) STRICT;

CREATE TABLE totals (
  learner INTEGER PRIMARY KEY REFERENCES submissions (learner),
  earned REAL NOT NULL,
  possible REAL NOT NULL,
  penalty REAL NOT NULL,
  final REAL NOT NULL
) STRICT;

CREATE INDEX submissions_by_hash ON submissions (hash);
CREATE INDEX points_by_cluster ON points (exercise, cluster);
CREATE INDEX comments_by_learner ON comments (learner);
CREATE INDEX comments_by_cluster ON comments (exercise, cluster);

CREATE VIEW grades AS
SELECT
  learners.key AS learner,
  learners.name,
  totals.earned,
  totals.possible,
  totals.penalty,
  totals.final,
  coalesce(by_hand_late.percent, submissions.late_percent) AS late_percent,
  (SELECT count(*) FROM by_hand_points WHERE by_hand_points.learner = learners.id) AS by_hand,
  submissions.fault_reason AS fault
FROM learners
JOIN submissions ON submissions.learner = learners.id
LEFT JOIN totals ON totals.learner = learners.id
LEFT JOIN by_hand_late ON by_hand_late.learner = learners.id
ORDER BY learners.id;

CREATE VIEW exercise_grades AS
SELECT
  learners.key AS learner,
  exercises.id AS exercise,
  points.status,
  coalesce(by_hand_points.points, round(points.earned + points.extra, 2)) AS points,
  exercises.possible,
  by_hand_points.learner IS NOT NULL AS by_hand,
  points.diagnosis_name AS diagnosis,
  points.cluster
FROM learners
CROSS JOIN exercises
LEFT JOIN points ON points.learner = learners.id AND points.exercise = exercises.id
LEFT JOIN by_hand_points ON by_hand_points.learner = learners.id AND by_hand_points.exercise = exercises.id
WHERE points.learner IS NOT NULL OR by_hand_points.learner IS NOT NULL
ORDER BY learners.id, exercises.position;
`;
