package io.github.e2emaven.outcome;

/** The step of a run in which infrastructure broke. */
public enum RunStage {
  /** Checking the parameters, before anything starts. */
  CONFIGURATION,
  /** Starting PostgreSQL or connecting to it. */
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
  /** Releasing the resources of the run. */
  CLEANUP,
  /** Writing and reading the record of the run. */
  REPORT
}
