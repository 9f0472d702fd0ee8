package io.github.e2emaven.failsafe;

import io.github.e2emaven.discovery.ClassAncestry;
import io.github.e2emaven.execution.TestJvmResult;
import io.github.e2emaven.execution.TestLauncher;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.SessionStarter;
import io.github.e2emaven.secrets.PasswordMask;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one test file through the user's own Failsafe, on the calling thread. */
public final class FailsafeLauncher implements TestLauncher {

  private static final Logger LOG = LoggerFactory.getLogger(FailsafeLauncher.class);

  private final BuildPluginManager plugins;
  private final MavenSession session;
  private final MavenProject project;
  private final FailsafeExecution failsafe;
  private final TestJvmSettings jvms;
  private final PasswordMask secrets;
  private final BootDirectory boot;
  private final TestCountProof proof;
  private final ClassAncestry ancestry;

  /**
   * For the session's current project.
   *
   * @param failsafe the user's own goal
   * @param jvms what all test JVMs of the run share
   * @param secrets passwords beside that of each stack's database
   */
  public FailsafeLauncher(
      BuildPluginManager plugins,
      MavenSession session,
      FailsafeExecution failsafe,
      TestJvmSettings jvms,
      PasswordMask secrets) {
    this.plugins = plugins;
    this.session = session;
    this.project = session.getCurrentProject();
    this.failsafe = failsafe;
    this.jvms = jvms;
    this.secrets = secrets;
    this.boot = new BootDirectory(Path.of(project.getBuild().getDirectory()));
    this.proof = jvms.filtered() ? TestCountProof.of(failsafe, project) : TestCountProof.NONE;
    this.ancestry = new ClassAncestry(Path.of(project.getBuild().getTestOutputDirectory()));
  }

  @Override
  public TestJvmResult launch(StackAddress stack) {
    var mask = secrets.and(PasswordMask.of(stack.database()));
    var configuration = jvms.configuration(failsafe).of(stack);
    boot.use(configuration, stack.directory());
    proof.demand(configuration, stack.directory());
    LOG.debug(
        "Configuration of Failsafe for {}: {}",
        stack.file().simpleName(),
        mask.mask(configuration.toString()));
    var thrown = execute(configuration);
    tidy(stack, mask);
    var trial = new StartTrial(new SessionStarter());
    var result =
        new TestJvmExit(jvms.filtered(), jvms.names(), proof, ancestry.of(stack.file()), trial)
            .result(stack, mask.mask(thrown));
    if (result.kind() != TestJvmResult.Kind.UNREPORTED) { // whose message names the output
      write(stack, () -> TestLogCollector.dropOriginals(stack.directory()));
    }
    return result;
  }

  private static void tidy(StackAddress stack, PasswordMask mask) {
    var directory = stack.directory();
    write(
        stack,
        () -> {
          TestLogCollector.collect(directory);
          mask.maskFiles(directory.reports());
          mask.maskFile(directory.testLog());
          mask.maskFile(FailsafeSummary.file(directory));
        });
  }

  private static void write(StackAddress stack, FileWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new StageException(
          RunStage.TEST,
          "Cannot write the reports in %s: %s. Check the free disk space."
              .formatted(stack.directory().reports(), e),
          e);
    }
  }

  /** Work on the files of an attempt. */
  @FunctionalInterface
  private interface FileWork {
    void run() throws IOException;
  }

  /** The message of what Failsafe throws; empty when it throws nothing, as for failed tests. */
  private String execute(Xpp3Dom configuration) {
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    // without it, Maven 3.9 and 4 silently run zero tests in a multi-module build
    session.setCurrentProject(project);
    try {
      plugins.executeMojo(session, execution(configuration));
      return "";
    } catch (MojoFailureException
        | MojoExecutionException
        | PluginConfigurationException
        | PluginManagerException e) {
      return String.valueOf(e.getMessage());
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  private MojoExecution execution(Xpp3Dom configuration) {
    return new MojoExecution(failsafe.goal(), configuration);
  }
}
