package io.github.e2emaven.outcome;

/** The step of a run in which infrastructure broke. */
public enum RunStage {
  /** Parameters, checked before anything starts. */
  CONFIGURATION,
  /** Starting or reaching PostgreSQL. */
  POSTGRESQL,
  /** Filling the template database. */
  TEMPLATE,
  /** Claiming ports. */
  PORTS,
  /** Cloning the database of a stack. */
  CLONE,
  /** Starting the server and waiting until it is ready. */
  SERVER,
  /** Running the test JVM and reading its reports. */
  TEST,
  /** Releasing what the run made. */
  CLEANUP,
  /** Writing and reading the record of the run. */
  REPORT
}
