package io.github.e2emaven.mojo;

import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a run: {@code prepare} and {@code parallel-e2e} read the same ones. */
abstract class AbstractRunMojo extends AbstractE2eMojo {

  /**
   * Test files to run, as Ant patterns or {@code %regex[…]} of Java source or class files. Default:
   * <code>**&#47;*E2E.java</code>, <code>**&#47;E2E*.java</code> and <code>**&#47;*E2ETest.java
   * </code>. Abstract and nested classes are never test files.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.includes")
  private @Nullable List<String> includes;

  /**
   * Test files to leave out; wins over <code>includes</code>. Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.excludes")
  private @Nullable List<String> excludes;

  /**
   * Runs only these test classes and methods, in Failsafe's own syntax: <code>FooE2E</code>, <code>
   * Foo*E2E#bar+baz</code>, <code>!SlowE2E</code>. Replaces <code>includes</code> and <code>
   * excludes
   * </code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "it.test")
  private @Nullable String test;

  /**
   * Whether a build without any E2E test fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failIfNoTests", defaultValue = "true")
  private boolean failIfNoTests;

  /**
   * How many test files run at a time, each with its own server, ports and database: a number (
   * <code>4</code>), a multiple of the processors (<code>0.5C</code>), or <code>auto</code>: one
   * per processor, as far as memory goes.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.workers", defaultValue = "auto")
  private String workers = "auto";

  /**
   * Whether the first failed test file ends the run. Broken infrastructure does not count.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failFast", defaultValue = "false")
  private boolean failFast;

  /**
   * How often a test file that did not pass is tried again, each time on a new stack. A pass after
   * a retry is reported as flaky.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.retries", defaultValue = "0")
  private int retries;

  /**
   * How long the tests of one attempt may take, in seconds.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeoutInSeconds", defaultValue = "600")
  private int timeoutInSeconds;

  /**
   * Short for <code>timeoutInSeconds</code> on the command line; wins over it when given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeout")
  private @Nullable Integer timeout;

  /**
   * How long the whole run may take, in seconds; then it is ended, and what did not run is reported
   * as not run. <code>0</code> for no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.runTimeoutInSeconds", defaultValue = "0")
  private int runTimeoutInSeconds;

  /**
   * Which databases outlive the run: <code>never</code>, <code>failed</code> (those of the test
   * files that did not pass), <code>all-if-failed</code> or <code>always</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepDatabases", defaultValue = "failed")
  private String keepDatabases = "failed";

  /**
   * Names of ports that each server needs beside its main one. <code>management</code> is handed
   * over as <code>@{port.management}</code>, <code>PORT_MANAGEMENT</code> and <code>
   * e2e.port.management</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.ports")
  private @Nullable List<String> ports;

  /**
   * How each server is started, found ready and stopped. Default: the project's packaged executable
   * jar. Each value is also a property, for example <code>-De2e.server.mainClass</code>.
   *
   * @since 0.1.0
   */
  @Parameter private ServerParameters server = new ServerParameters();

  /**
   * Where the databases come from and what fills the template. Default: an embedded PostgreSQL, and
   * the server itself, started once. Each value is also a property, for example <code>
   * -De2e.database.url</code>.
   *
   * @since 0.1.0
   */
  @Parameter private DatabaseParameters database = new DatabaseParameters();

  /**
   * Where PostgreSQL's unpacked programs, initialised clusters and the ledgers of unfinished runs
   * are kept between builds. Default: <code>~/.cache/e2e-maven-plugin</code>, for root <code>
   * /var/cache/e2e-maven-plugin</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  /** Opens a run and hands it to the goals that follow; empty when there is nothing to run. */
  final Optional<OpenRun> openRun(MavenTools maven) throws MojoFailureException {
    var run = new RunOpening(maven, session, project, getLog()).open(parameters());
    run.ifPresentOrElse(openRuns()::put, openRuns()::nothingToRun);
    return run;
  }

  /** The parameters as one value; nothing is checked yet. */
  private RunParameters parameters() {
    return new RunParameters(
        new RunParameters.Tests(listOf(includes), listOf(excludes), test, failIfNoTests),
        new RunParameters.Behaviour(
            workers,
            failFast,
            retries,
            new RunParameters.Timeouts(
                timeout == null ? timeoutInSeconds : timeout, runTimeoutInSeconds),
            keepDatabases),
        listOf(ports),
        server,
        database,
        cacheDirectory);
  }

  private static List<String> listOf(@Nullable List<String> configured) {
    return Given.texts(configured);
  }
}
