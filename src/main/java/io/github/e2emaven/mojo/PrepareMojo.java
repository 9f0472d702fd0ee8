package io.github.e2emaven.mojo;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prepares a run: finds the test files, starts the embedded PostgreSQL unless {@code
 * <database><url>} is set, and builds the template database unless one of the same content exists.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "prepare",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class PrepareMojo extends AbstractRunMojo {

  private final MavenComponents maven;

  @Inject
  public PrepareMojo(MavenComponents maven) {
    this.maven = maven;
  }

  @Override
  void perform() throws MojoFailureException {
    openRun(maven);
  }
}
