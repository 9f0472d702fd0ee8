package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.TestSelection;
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

/** What a run consists of: {@code prepare} and {@code parallel-e2e} read the same parameters. */
abstract class AbstractRunMojo extends AbstractBehaviourMojo {

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
   * and {@code excludes} in every execution, as in Failsafe: {@code !SlowE2E} selects all other
   * test classes, <code>*E2E,!SlowE2E</code> stays with those named so. A test file in which no
   * method matches passes and is shown as NO TESTS. Default: none. Example: {@code
   * -Dit.test=FooE2E}, <code>Foo*E2E#bar+baz</code> or <code>FooE2E$Nested</code>.
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
   * <code>@{port}</code> are replaced in all texts but {@code jar}, {@code artifact} and {@code
   * logLine}. Elements with a single value are also properties: {@code
   * -De2e.server.readiness.timeoutInSeconds=120}. The elements:
   *
   * <ul>
   *   <li>{@code skip}: {@code true} for test classes that are a server themselves, such as
   *       {@code @SpringBootTest}: no server is started beside them, and they get the ports and the
   *       database in their own JVM. The program still fills the template ("warm-up"), unless
   *       scripts or a migration do. Default: {@code false}.
   *   <li>{@code mainClass}: main class, run on the project's runtime class path.
   *   <li>{@code jar}: executable jar, relative to the project.
   *   <li>{@code artifact}: executable artifact of another module, or of a repository, as {@code
   *       groupId:artifactId:version[:type[:classifier]]}. Example: {@code
   *       com.acme:app:${project.version}:jar:exec}. A project without an executable jar finds the
   *       only executable module among its dependencies by itself.
   *   <li>{@code command}: program and arguments, one {@code <arg>} each. Set at most one of these
   *       four.
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
   * Directory that keeps PostgreSQL's unpacked programs, initialised clusters, clusters with a
   * template and the ledgers of unfinished runs between builds. When Maven runs as root,
   * PostgreSQL's own user needs access to it. Default: {@code ~/.cache/e2e-maven-plugin}, for root
   * {@code /var/cache/e2e-maven-plugin}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.cacheDirectory")
  private @Nullable String cacheDirectory;

  /**
   * Whether the template database is built even if one of the same content exists, in {@code
   * cacheDirectory} or on the server of {@code <database><url>}; it replaces that one. For what the
   * fingerprint of a template cannot tell: variables of the shell, files that the server reads from
   * elsewhere, the time. Default: {@code false}. Example: {@code -De2e.rebuildTemplate}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.rebuildTemplate", defaultValue = "false")
  private boolean rebuildTemplate;

  /**
   * JSON file, relative to the project, in which runs note what each test file took: the next run
   * starts the longest first. A run reads all {@code *.json} beside it, such as those of other
   * agents; filtered on the command line, it notes nothing. Default: in {@code cacheDirectory}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "e2e.history")
  private @Nullable String history;

  /** Opens a run, unless there is nothing to run, and hands it to the goals that follow. */
  final void openRun(MavenComponents maven) throws MojoFailureException {
    runs().remove().ifPresent(earlier -> earlier.run().close());
    var filtered = new BuildFilters(session, project).areOfThisBuildOnly();
    var facts =
        new ProjectFactsReader(maven, session, project, execution.getExecutionId(), filtered);
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
        behaviour(),
        ParameterValues.texts(ports),
        server,
        database,
        cacheDirectory,
        startAcceleration(),
        rebuildTemplate,
        history);
  }
}
