package io.github.e2emaven.session;

import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Maven's build cache extension, which must not save a build whose E2E tests did not all run and
 * pass: a later build of the same sources would restore it, and no test would run.
 *
 * <p>A project is withheld from the cache as soon as a goal of this plugin begins, and released
 * when all of its runs have passed. The extension reads the property after the goals: version 1.2.0
 * among the user properties of the session, hence both.
 */
public final class BuildCache {

  static final String SKIP_SAVE = "maven.build.cache.skipSave";
  private static final String SPOILED = "e2e.buildCache.spoiled";

  private final MavenSession session;
  private final MavenProject project;
  private final Map<String, Boolean> withheld;

  private BuildCache(MavenSession session, MavenProject project) {
    this.session = session;
    this.project = project;
    this.withheld = SessionStore.of(session).map("withheld");
  }

  /** The cache, as it sees a project. */
  public static BuildCache of(MavenSession session, MavenProject project) {
    return new BuildCache(session, project);
  }

  /** The project is not saved, unless it is released later. */
  public void withhold() {
    project.getProperties().setProperty(SKIP_SAVE, "true");
    if (CacheExtension.isRunning()) {
      withheld.put(project.getId(), true);
      session.getUserProperties().setProperty(SKIP_SAVE, "true");
    }
    SessionEnd.of(session).check(project, "build cache", this::forget);
  }

  /** The project is not saved, whatever else passes. */
  public void spoil() {
    project.setContextValue(SPOILED, true);
    withhold();
  }

  /** All runs of the project have passed: it may be saved. */
  public void release() {
    if (project.getContextValue(SPOILED) == null) {
      project.getProperties().remove(SKIP_SAVE);
      forget();
    }
  }

  /** The other projects of the session are saved again once none is withheld. */
  private void forget() {
    Properties user = session.getUserProperties();
    if (withheld.remove(project.getId()) != null && withheld.isEmpty()) {
      user.remove(SKIP_SAVE);
    }
  }
}
