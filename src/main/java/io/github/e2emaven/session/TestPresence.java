package io.github.e2emaven.session;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * Whether a project of a session had E2E tests. A project without any is no failure as long as
 * another one has some: a filter selects tests of one module, and a parent POM has none.
 */
public final class TestPresence {

  private static final String TESTED = "tested";
  private static final String ABSENCES = "absences";

  private final SessionStore store;
  private final String project;
  private final int projects;

  TestPresence(SessionStore store, MavenProject project, int projects) {
    this.store = store;
    this.project = project.getId();
    this.projects = projects;
  }

  /** Tests of the project have run. */
  public void found() {
    store.map(TESTED).put(project, true);
  }

  /**
   * No test of the project has run: decided when the session ends.
   *
   * @param reason one sentence
   * @throws MojoFailureException at once when the session has no other project
   */
  public void absent(String reason) throws MojoFailureException {
    if (projects == 1) {
      throw new MojoFailureException(reason);
    }
    store.map(ABSENCES).put(project, reason);
  }

  /** Fails the session in which no project had a test, unless it has failed anyway. */
  static void failIfAbsent(SessionStore store, MavenExecutionResult result) {
    Map<String, String> absences = store.map(ABSENCES);
    if (store.map(TESTED).isEmpty() && !absences.isEmpty() && !result.hasExceptions()) {
      result.addException(new MojoFailureException(message(absences)));
    }
  }

  private static String message(Map<String, String> absences) {
    var reasons = absences.values().stream().distinct().sorted().collect(Collectors.joining("; "));
    return "No E2E test ran in this build: " + reasons;
  }
}
