package io.github.e2emaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Releases everything that the run still holds, and stops the embedded PostgreSQL.
 *
 * @since 0.1.0
 */
@Mojo(name = "cleanup", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class CleanupMojo extends AbstractE2eMojo {

  @Override
  boolean servesOpenRun() {
    return runs().hasUnjudged();
  }

  @Override
  void perform() {
    runs().close().forEach(each -> each.run().close());
  }
}
