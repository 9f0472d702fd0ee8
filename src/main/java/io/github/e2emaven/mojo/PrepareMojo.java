package io.github.e2emaven.mojo;

import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Makes sure that the template database exists, is filled and sealed; starts the embedded
 * PostgreSQL when no URL is configured.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "prepare",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class PrepareMojo extends AbstractRunMojo {

  private final MavenTools maven;

  @Inject
  public PrepareMojo(MavenTools maven) {
    this.maven = maven;
  }

  @Override
  void perform() throws MojoFailureException {
    openRun(maven);
  }
}
