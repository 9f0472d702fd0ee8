package io.github.e2emaven.session;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Maven's own session, of projects that exist in memory only. */
final class FakeSession {

  final List<String> heard = new ArrayList<>();
  final MavenSession session;

  @SuppressWarnings("deprecation")
  FakeSession(String... projects) {
    var request = new DefaultMavenExecutionRequest();
    request.setExecutionListener(
        proxy(
            ExecutionListener.class,
            (method, event) -> {
              heard.add(method);
              return null;
            }));
    session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
    session.setProjects(Stream.of(projects).map(FakeSession::project).toList());
  }

  MavenProject project(int index) {
    return session.getProjects().get(index);
  }

  void succeeds(int index) {
    listener().projectSucceeded(event(project(index)));
  }

  void fails(int index) {
    listener().projectFailed(event(project(index)));
  }

  void ends() {
    listener().sessionEnded(event(project(0)));
  }

  private ExecutionListener listener() {
    return session.getRequest().getExecutionListener();
  }

  private ExecutionEvent event(MavenProject project) {
    return proxy(
        ExecutionEvent.class,
        (method, ignored) ->
            switch (method) {
              case "getProject" -> project;
              case "getSession" -> session;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private static MavenProject project(String name) {
    var project = new MavenProject();
    project.setArtifactId(name);
    return project;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.to(method.getName(), arguments == null ? List.of() : List.of(arguments))));
  }

  /** What a proxy does. */
  private interface Answer {
    @Nullable Object to(String method, List<Object> arguments);
  }
}
