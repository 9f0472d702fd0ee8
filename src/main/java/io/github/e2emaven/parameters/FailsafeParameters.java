package io.github.e2emaven.parameters;

import static io.github.e2emaven.parameters.ParameterRule.honoured;
import static io.github.e2emaven.parameters.ParameterRule.honouredBut;
import static io.github.e2emaven.parameters.ParameterRule.refused;
import static io.github.e2emaven.parameters.ParameterRule.replacedBy;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The decision on every parameter that a user can set in Failsafe 2.22 to 3.6: the only place where
 * they are taken. {@code docs/failsafe-parameters.md} shows them.
 */
public final class FailsafeParameters {

  /** Sorted by name. */
  public static final List<ParameterRule> RULES =
      Stream.of(classPath(), testJvm(), engines(), selection(), forks(), reports(), verdict())
          .flatMap(Function.identity())
          .sorted(Comparator.comparing(ParameterRule::name))
          .toList();

  private FailsafeParameters() {}

  private static Stream<ParameterRule> classPath() {
    return honoured(
        "additionalClasspathDependencies",
        "additionalClasspathElements",
        "basedir",
        "childDelegation",
        "classesDirectory",
        "classpathDependencyExcludes",
        "classpathDependencyScopeExclude",
        "remoteRepositories",
        "testSourceDirectory",
        "useManifestOnlyJar",
        "useModulePath",
        "useSystemClassLoader");
  }

  private static Stream<ParameterRule> testJvm() {
    var own =
        honoured(
            "argLine",
            "enableAssertions",
            "enableProcessChecker",
            "encoding",
            "excludedEnvironmentVariables",
            "forkNode",
            "forkedProcessExitTimeoutInSeconds",
            "jdkToolchain",
            "jvm",
            "promoteUserPropertiesToSystemProperties",
            "shutdown",
            "systemProperties",
            "systemPropertiesFile",
            "workingDirectory");
    var different =
        Stream.of(
            honouredBut("set `workers` to 1: all test JVMs use its port", "debugForkedProcess"),
            honouredBut(
                "those of the stack win", "environmentVariables", "systemPropertyVariables"),
            honouredBut(
                "counts for each test file; `timeoutInSeconds` ends a stack as well",
                "forkedProcessTimeoutInSeconds",
                "forkedProcessTimeoutExtensionContext"));
    return Stream.concat(own, different.flatMap(Function.identity()));
  }

  private static Stream<ParameterRule> engines() {
    return Stream.concat(
        honoured(
            "excludeJUnit5Engines",
            "excludedGroups",
            "groups",
            "includeJUnit5Engines",
            "junitArtifactName",
            "junitPlatformArtifactName",
            "objectFactory",
            "properties",
            "rerunFailingTestsCount",
            "testNGArtifactName"),
        honouredBut(
            "within the test JVM of each test file",
            "parallel",
            "parallelOptimized",
            "parallelTestsTimeoutForcedInSeconds",
            "parallelTestsTimeoutInSeconds",
            "perCoreThreadCount",
            "skipAfterFailureCount",
            "threadCount",
            "threadCountClasses",
            "threadCountMethods",
            "threadCountSuites",
            "useUnlimitedThreads"));
  }

  private static Stream<ParameterRule> selection() {
    return Stream.of(
            honouredBut("test files are searched there", "testClassesDirectory"),
            honouredBut(
                "replaces `includes` and `excludes` of this plugin, as in Failsafe; `-Dit.test` wins over it",
                "test"),
            replacedBy("`includes` of this plugin", "includes", "includesFile"),
            replacedBy("`excludes` of this plugin", "excludes", "excludesFile"),
            refused(
                "a test in a dependency has no class file here that could be a test file",
                "dependenciesToScan"),
            refused(
                "a suite runs the classes of several test files in one test JVM", "suiteXmlFiles"),
            replacedBy(
                "`failIfNoSpecifiedTests` of this plugin",
                "failIfNoSpecifiedTests",
                "failIfNoSpecifiedTestsDeprecated"),
            replacedBy("`failIfNoTests` of this plugin, by default `true`", "failIfNoTests"),
            replacedBy(
                "`skip`, `skipITs` and `skipTests` of this plugin",
                "skip",
                "skipExec",
                "skipITs",
                "skipTests"))
        .flatMap(Function.identity());
  }

  private static Stream<ParameterRule> forks() {
    return Stream.of(
            replacedBy("`workers`", "forkCount", "forkMode", "reuseForks"),
            replacedBy("`history` of this plugin", "runOrderStatisticsFileChecksum"),
            replacedBy(
                "the start order of test files: `alphabetical`, `reversealphabetical` or `random`, else the longest first",
                "runOrder"),
            honoured("runOrderRandomSeed"),
            replacedBy("a directory of each stack", "tempDir"))
        .flatMap(Function.identity());
  }

  private static Stream<ParameterRule> reports() {
    return Stream.of(
            honoured(
                "enableOutErrElements",
                "enablePropertiesElement",
                "reportFormat",
                "reportTestTimestamp",
                "stackTraceFilterPrefixes",
                "stackTraceMaxFrames",
                "statelessTestsetInfoReporter",
                "statelessTestsetReporter",
                "trimStackTrace"),
            replacedBy(
                "the console of this plugin and `test.log`",
                "consoleOutputReporter",
                "printSummary",
                "redirectTestOutputToFile",
                "useFile"),
            replacedBy("XML reports, which are always written", "disableXmlReport"),
            replacedBy(
                "`TEST-<class>.xml` in `target/failsafe-reports`",
                "reportNameSuffix",
                "reportsDirectory"))
        .flatMap(Function.identity());
  }

  private static Stream<ParameterRule> verdict() {
    return Stream.of(
            honouredBut("flaky tests and retried test files count alike", "failOnFlakeCount"),
            honouredBut(
                "unless this plugin's own is configured; forgives failed tests only",
                "testFailureIgnore"),
            replacedBy("the goal `report`, which judges `run.json`", "summaryFile", "summaryFiles"))
        .flatMap(Function.identity());
  }
}
