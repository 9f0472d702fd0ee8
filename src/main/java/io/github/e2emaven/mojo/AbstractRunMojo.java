package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.TestSelection;
import io.github.e2emaven.planning.BehaviourParameters;
import io.github.e2emaven.planning.DatabaseParameters;
import io.github.e2emaven.planning.ParameterValues;
import io.github.e2emaven.planning.RunPlanner;
import io.github.e2emaven.planning.ServerParameters;
import io.github.e2emaven.report.EarlierReports;
import io.github.e2emaven.run.ReportsClearance;
import io.github.e2emaven.session.CacheExtension;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a run: {@code prepare} and {@code parallel-e2e} read the same ones. */
abstract class AbstractRunMojo extends AbstractVerdictMojo {

  /**
   * Test files to run, as Ant patterns or <code>%regex[…]</code> of Java source or class files.
   * Abstract, nested and local classes are never test files, nor are classes without tests.
   * Default: <code>**&#47;*E2E.java</code>, <code>
   * **&#47;E2E*.java</code> and <code>**&#47;*E2ETest.java</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.includes")
  private @Nullable List<String> includes;

  /**
   * Test files to leave out, in the syntax of {@code includes}, over which they win. Default: none.
   * Example: <code>**&#47;Slow*E2E.java</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.excludes")
  private @Nullable List<String> excludes;

  /**
   * Runs only these test classes and methods, in Failsafe's own syntax. Replaces {@code includes}
   * and {@code excludes}. A test file in which no method matches passes and is shown as NO TESTS.
   * Default: none. Example: {@code -Dit.test=FooE2E}, <code>Foo*E2E#bar+baz</code>, <code>
   * FooE2E$Nested</code> or {@code !SlowE2E}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "it.test")
  private @Nullable String test;

  /**
   * Whether a build fails when no test file matches {@code it.test}, like Failsafe's parameter of
   * the same name. Default: {@code true}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "failsafe.failIfNoSpecifiedTests", defaultValue = "true")
  private boolean failIfNoSpecifiedTests;

  /**
   * Number of test files that run at a time, each with its own server, ports and database: a number
   * such as {@code 4}, a multiple of the processors such as {@code 0.5C}, or {@code auto}, one per
   * processor and at least two. Never more than there are test files; reduced (the calculation is
   * logged) to what free memory and PostgreSQL's free connections allow. Default: {@code auto}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.workers", defaultValue = "auto")
  private String workers = "auto";

  /**
   * Whether the first failed test file aborts the run: the remaining test files are reported as
   * cancelled or not run. Broken infrastructure (server died, test JVM crashed, timed out) does not
   * count as a failure. Default: {@code false}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.failFast", defaultValue = "false")
  private boolean failFast;

  /**
   * Number of times that a test file that did not pass is retried, each time on a new stack: new
   * ports, server, database and directory. A pass after a retry is reported as flaky; see {@code
   * failOnFlakes}. Default: {@code 0}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.retries", defaultValue = "0")
  private int retries;

  /**
   * Seconds that the tests of one attempt may take, at least 1. On timeout, thread dumps of server
   * and test JVM and the sessions of the database are written to the attempt's directory, the stack
   * is killed, and the attempt is reported as timed out. Default: {@code 600}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeoutInSeconds", defaultValue = "600")
  private int timeoutInSeconds;

  /**
   * Short form of {@code timeoutInSeconds} for the command line, in seconds; wins over it. Default:
   * none. Example: {@code -De2e.timeout=120}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.timeout")
  private @Nullable Integer timeout;

  /**
   * Seconds that the whole run may take. On timeout the run is aborted, and the remaining test
   * files are reported as cancelled or not run. Default: {@code 0}, no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.runTimeoutInSeconds", defaultValue = "0")
  private int runTimeoutInSeconds;

  /**
   * Which databases outlive the run, to be inspected: {@code never}, {@code failed} (those of the
   * test files that did not pass), {@code all-if-failed} (all, if one test file did not pass) or
   * {@code always}. The summary prints how to connect to each of them; those of the embedded
   * PostgreSQL are opened by the goal {@code open}. Default: {@code failed}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepDatabases", defaultValue = "failed")
  private String keepDatabases = "failed";

  /**
   * Names of ports that each server needs besides its main port; a name starts with a letter and
   * consists of letters, digits, '-', '_' and '.'. Default: none. Example: {@code
   * <port>management</port>} defines the placeholder <code>@{port.management}</code>, the
   * environment variable {@code PORT_MANAGEMENT}, and in test JVMs also the system property {@code
   * e2e.port.management}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.ports")
  private @Nullable List<String> ports;

  /**
   * How each server is started, proven ready and stopped. Default: {@code java -jar} with the
   * project's packaged executable jar, ready when it listens on its port. Placeholders such as
   * <code>@{port}</code> are replaced in all texts but {@code jar} and {@code logLine}. Elements
   * with a single value are also properties: {@code -De2e.server.readiness.timeoutInSeconds=120}.
   * The elements:
   *
   * <ul>
   *   <li>{@code mainClass}: main class, run on the project's runtime class path.
   *   <li>{@code jar}: executable jar, relative to the project.
   *   <li>{@code command}: program and arguments, one {@code <arg>} each. Set at most one of these
   *       three.
   *   <li>{@code jvmArguments}: JVM arguments of a {@code mainClass} or {@code jar}. They follow
   *       the plugin's own {@code -XX:TieredStopAtLevel=1} and {@code -Djava.io.tmpdir}, and win.
   *       Example: {@code <jvmArgument>-Xmx256m</jvmArgument>}.
   *   <li>{@code arguments}: arguments of the program. Example: <code>
   *       &lt;argument&gt;--port=@{port}&lt;/argument&gt;</code>.
   *   <li>{@code environmentVariables}: added to the environment; they win over those that the
   *       plugin sets.
   *   <li>{@code workingDirectory}: relative to the project. Default: the directory of the stack,
   *       <code>@{directory}</code>.
   *   <li>{@code readiness}: every condition that is set must hold. {@code path}: answers GET with
   *       2xx or 3xx, for example {@code /health}. {@code logLine}: regular expression, found in a
   *       line of the server's output. {@code timeoutInSeconds}: seconds from start to ready, at
   *       least 1. Default: 60.
   *   <li>{@code stopTimeoutInSeconds}: seconds from SIGTERM to SIGKILL, at least 1; at most 2 once
   *       the run is cancelled. Default: 10.
   * </ul>
   *
   * <p><code>&lt;port&gt;0&lt;/port&gt;</code> lets each server choose its main port: <code>@{port}
   * </code> and <code>PORT</code> are 0 for the server, while the tests and the readiness path get
   * the port that it listens on. A server that listens on several ports needs a readiness path that
   * only the main port answers.
   *
   * @since 0.1.0
   */
  @Parameter private ServerParameters server = new ServerParameters();

  /**
   * Where the databases come from and what fills the template. Default: an embedded PostgreSQL,
   * filled by the server itself, which is started once on the template ("warm-up"). Elements with a
   * single value are also properties, for example {@code -De2e.database.url}. The elements:
   *
   * <ul>
   *   <li>{@code url}: {@code jdbc:postgresql://host:port/database} of an existing server,
   *       PostgreSQL 13 or newer. The plugin only connects to that database; it creates others
   *       beside it. Default: embedded PostgreSQL.
   *   <li>{@code serverId}: id of a {@code <server>} in settings.xml that holds user and password
   *       for {@code url}. The user needs CREATEDB.
   *   <li>{@code username}, {@code password}: instead of {@code serverId}.
   *   <li>{@code version}: of the embedded PostgreSQL: 15, 16, 17, 18 or an exact version such as
   *       17.11.0. Default: 17.
   *   <li>{@code icuLocale}: collation of the embedded PostgreSQL's databases, a language tag of
   *       ICU such as en-US. Default: the order of Unicode code points.
   *   <li>{@code scripts}: SQL files that fill the template, as Ant patterns relative to the
   *       project. Example: <code>&lt;script&gt;src/test/sql/*.sql&lt;/script&gt;</code>.
   *   <li>{@code migration}: a program that fills the template and exits with 0: {@code mainClass}
   *       or {@code command}, {@code arguments}, {@code environmentVariables}, as in {@code
   *       server}. Not together with {@code scripts}.
   *   <li>{@code skip}: {@code true} for servers without a database. Default: {@code false}.
   * </ul>
   *
   * @since 0.1.0
   */
  @Parameter private DatabaseParameters database = new DatabaseParameters();

  /**
   * Directory that keeps PostgreSQL's unpacked programs, initialised clusters and the ledgers of
   * unfinished runs between builds. When Maven runs as root, PostgreSQL's own user needs access to
   * it. Default: {@code ~/.cache/e2e-maven-plugin}, for root {@code /var/cache/e2e-maven-plugin}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  /**
   * Number of runs whose files remain in {@code target/e2e/runs}, this run included: logs, reports
   * and kept databases. At the beginning of a run older ones are deleted. Default: {@code 10}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepRuns", defaultValue = "10")
  private int keepRuns;

  /**
   * MiB that the files of earlier runs may take together; the oldest are deleted first. The latest
   * earlier run remains in any case. Default: {@code 1024}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.keepRunsInMegabytes", defaultValue = "1024")
  private int keepRunsInMegabytes;

  /**
   * {@code auto}: servers of a JVM start from a class-data archive, which saves a third to two
   * thirds of their CPU time. A run of at least four test files builds it; it is kept in {@code
   * cacheDirectory}. The console says so, or what forbids it. {@code off}: servers start without.
   * Default: {@code auto}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.startAcceleration", defaultValue = "auto")
  private String startAcceleration = "auto";

  /** Opens a run, unless there is nothing to run, and hands it to the goals that follow. */
  final void openRun(MavenComponents maven) throws MojoFailureException {
    runs().remove().ifPresent(earlier -> earlier.run().close());
    var facts = new ProjectFactsReader(maven, session, project);
    new RunOpener(facts, absence(), clearance(), getLog())
        .open(selection(), planner())
        .ifPresentOrElse(runs()::put, runs()::nothingToRun);
  }

  /** Before anything can fail: neither reports of earlier builds nor a cache may stand for it. */
  final void begin(BuildFilters filters) {
    cache().withhold();
    if (runs().isFirstInBuild()) {
      CacheExtension.warning(session, execution.getArtifactId()).ifPresent(getLog()::warn);
      clearance().delete(EarlierReports::deleteAll);
    }
    if (filters.areOfThisBuildOnly()) {
      cache().spoil();
    }
  }

  private ReportsClearance clearance() {
    return ReportsClearance.of(
        ProjectFactsReader.directories(project), RunPlanner.cache(cacheDirectory));
  }

  private TestAbsence absence() {
    return new TestAbsence(tests(), failsIfNoTests(), failIfNoSpecifiedTests);
  }

  private TestSelection selection() {
    return TestSelection.of(ParameterValues.texts(includes), ParameterValues.texts(excludes), test);
  }

  /** The parameters as one value; nothing is checked yet. */
  private RunPlanner planner() {
    return new RunPlanner(
        new BehaviourParameters(
            workers,
            failFast,
            retries,
            timeout == null ? timeoutInSeconds : timeout,
            runTimeoutInSeconds,
            keepDatabases,
            keepRuns,
            keepRunsInMegabytes),
        ParameterValues.texts(ports),
        server,
        database,
        cacheDirectory,
        startAcceleration);
  }
}
