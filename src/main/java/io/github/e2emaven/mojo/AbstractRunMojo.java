package io.github.e2emaven.mojo;

import io.github.e2emaven.planning.DatabaseParameters;
import io.github.e2emaven.planning.ParameterValues;
import io.github.e2emaven.planning.RunParameters;
import io.github.e2emaven.planning.ServerParameters;
import io.github.e2emaven.run.E2eRun;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a run: {@code prepare} and {@code parallel-e2e} read the same ones. */
abstract class AbstractRunMojo extends AbstractE2eMojo {

  /**
   * Test files to run, as Ant patterns or <code>%regex[…]</code> of Java source or class files.
   * Default: <code>**&#47;*E2E.java</code>, <code>**&#47;E2E*.java</code> and <code>
   * **&#47;*E2ETest.java</code>. Abstract and nested classes are never test files.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.includes")
  private @Nullable List<String> includes;

  /**
   * Test files to leave out, as patterns like those of {@code includes}, over which they win.
   * Default: none. Example: <code>**&#47;Slow*E2E.java</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.excludes")
  private @Nullable List<String> excludes;

  /**
   * Runs only these test classes and methods, in Failsafe's own syntax: {@code FooE2E}, <code>
   * Foo*E2E#bar+baz</code>, {@code !SlowE2E}. Replaces {@code includes} and {@code excludes}. A
   * file in which no method matches passes and is shown as NO TESTS.
   *
   * @since 0.1.0
   */
  @Parameter(property = "it.test")
  private @Nullable String test;

  /**
   * Whether a build in which no test file is found fails. Test files that are found, but of which
   * no test runs at all, always fail it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failIfNoTests", defaultValue = "true")
  private boolean failIfNoTests;

  /**
   * How many test files run at a time, each with its own server, ports and database: a number such
   * as {@code 4}, a multiple of the processors such as {@code 0.5C}, or {@code auto}, which is one
   * per processor and at least two. Never more than there are test files; lowered, with the
   * arithmetic shown, to what free memory and PostgreSQL's free connections allow.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.workers", defaultValue = "auto")
  private String workers = "auto";

  /**
   * Whether the first failed test file ends the run: all others are ended and reported as cancelled
   * or not run. A file that broke (server died, test JVM crashed, timed out) does not end it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failFast", defaultValue = "false")
  private boolean failFast;

  /**
   * How often a test file that did not pass is tried again, each time on a new stack: new ports,
   * server, database and directory. A pass after a retry is reported as flaky; see {@code
   * failOnFlakes}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.retries", defaultValue = "0")
  private int retries;

  /**
   * How long the tests of one attempt may take, in seconds, at least 1. After that thread dumps of
   * server and test JVM and the sessions of the database are written to the attempt's directory,
   * the stack is ended and the attempt counts as timed out.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeoutInSeconds", defaultValue = "600")
  private int timeoutInSeconds;

  /**
   * Short for {@code timeoutInSeconds} on the command line, in seconds; wins over it when given.
   * Example: {@code -De2e.timeout=120}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeout")
  private @Nullable Integer timeout;

  /**
   * How long the whole run may take, in seconds; then it is ended, and what did not run is reported
   * as not run. {@code 0} for no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.runTimeoutInSeconds", defaultValue = "0")
  private int runTimeoutInSeconds;

  /**
   * Which databases outlive the run, for looking into them: {@code never}, {@code failed} (those of
   * the test files that did not pass), {@code all-if-failed} (all, if one file did not pass) or
   * {@code always}. The summary prints how to reach each of them; with the embedded PostgreSQL the
   * goal {@code open} opens them again.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepDatabases", defaultValue = "failed")
  private String keepDatabases = "failed";

  /**
   * Names of ports that each server needs beside its main one: letters, digits, '-', '_' and '.'.
   * Default: none. {@code <port>management</port>} gives the late token <code>@{port.management}
   * </code> and to each process {@code PORT_MANAGEMENT}, to test JVMs also {@code
   * e2e.port.management}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.ports")
  private @Nullable List<String> ports;

  /**
   * How each server is started, found ready and stopped. Default: {@code java -jar} with the
   * project's packaged executable jar, ready when it listens on its port. Late tokens such as
   * <code>@{port}</code> are replaced in all texts but {@code jar} and {@code logLine}. Elements of
   * one value are also properties, for example {@code -De2e.server.readiness.timeoutInSeconds=120}.
   * Its elements:
   *
   * <ul>
   *   <li>{@code mainClass}: main class, run on the project's runtime class path.
   *   <li>{@code jar}: an executable jar, relative to the project.
   *   <li>{@code command}: program and arguments, one {@code <arg>} each. At most one of these
   *       three.
   *   <li>{@code jvmArguments}: arguments of the JVM of a {@code mainClass} or {@code jar}, after
   *       our {@code -XX:TieredStopAtLevel=1} and {@code -Djava.io.tmpdir}. Example: {@code
   *       <jvmArgument>-Xmx256m</jvmArgument>}.
   *   <li>{@code arguments}: arguments of the program. Example: <code>
   *       &lt;argument&gt;--port=@{port}&lt;/argument&gt;</code>.
   *   <li>{@code environmentVariables}: added to the environment; win over ours.
   *   <li>{@code workingDirectory}: relative to the project. Default: the directory of the stack,
   *       <code>@{directory}</code>.
   *   <li>{@code readiness}: all that is set must hold. {@code path}: answers GET with 2xx or 3xx,
   *       for example {@code /health}. {@code logLine}: a regular expression, found in a line of
   *       the server's output. {@code timeoutInSeconds}: from start to ready, default 60.
   *   <li>{@code stopTimeoutInSeconds}: from SIGTERM to SIGKILL, default 10; 2 at most once the run
   *       is cancelled.
   * </ul>
   *
   * <p><code>&lt;port&gt;0&lt;/port&gt;</code> lets each server choose its main port: it gets 0 as
   * <code>@{port}</code> and <code>PORT</code>, binds what it likes, and tests and readiness path
   * get the port that it really listens on. A server that listens on several needs a readiness path
   * that only the main one answers.
   *
   * @since 0.1.0
   */
  @Parameter private ServerParameters server = new ServerParameters();

  /**
   * Where the databases come from and what fills the template. Default: an embedded PostgreSQL, and
   * the server itself, started once ("warm-up"). Elements of one value are also properties, for
   * example {@code -De2e.database.url}. Its elements:
   *
   * <ul>
   *   <li>{@code url}: {@code jdbc:postgresql://host:port/database} of a server of yours,
   *       PostgreSQL 13 or newer; the database is only connected to. Default: embedded.
   *   <li>{@code serverId}: id of a {@code <server>} in settings.xml with user and password for
   *       {@code url}. The user needs CREATEDB.
   *   <li>{@code username}, {@code password}: instead of {@code serverId}.
   *   <li>{@code version}: of the embedded PostgreSQL: 15, 16, 17, 18 or an exact one such as
   *       17.11.0. Default: 17.
   *   <li>{@code scripts}: SQL files that fill the template, as Ant patterns relative to the
   *       project. Example: <code>&lt;script&gt;src/test/sql/*.sql&lt;/script&gt;</code>.
   *   <li>{@code migration}: a program that fills the template and ends with exit code 0: {@code
   *       mainClass} or {@code command}, {@code arguments}, {@code environmentVariables}, as in
   *       {@code server}. Not together with {@code scripts}.
   *   <li>{@code skip}: true for servers without a database. Default: false.
   * </ul>
   *
   * @since 0.1.0
   */
  @Parameter private DatabaseParameters database = new DatabaseParameters();

  /**
   * Where PostgreSQL's unpacked programs, initialised clusters and the ledgers of unfinished runs
   * are kept between builds. When Maven is root, PostgreSQL's own user must be able to reach it.
   * Default: {@code ~/.cache/e2e-maven-plugin}, for root {@code /var/cache/e2e-maven-plugin}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  /** Opens a run, unless there is nothing to run, and hands it to the goals that follow. */
  final void openRun(MavenComponents maven) throws MojoFailureException {
    openRuns().remove().ifPresent(E2eRun::close);
    new RunOpener(maven, session, project, getLog())
        .open(parameters())
        .ifPresentOrElse(openRuns()::put, openRuns()::nothingToRun);
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
    return ParameterValues.texts(configured);
  }
}
