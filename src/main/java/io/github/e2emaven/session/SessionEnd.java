package io.github.e2emaven.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Calls back when a project is about to end and when the session is about to end. It does not
 * depend on the build plan, which may promise goals that never run: Maven's build cache, for one,
 * leaves goals out.
 */
public final class SessionEnd {

  private final SessionStore store;
  private final int projects;

  private SessionEnd(SessionStore store, int projects) {
    this.store = store;
    this.projects = projects;
  }

  /** Of this session. */
  public static SessionEnd of(MavenSession session) {
    var store = SessionStore.of(session);
    var end = new SessionEnd(store, session.getProjects().size());
    store.once("listener", () -> listen(session, end));
    return end;
  }

  /**
   * Adds a check that runs when all goals of a project have succeeded. The project fails with the
   * exception that the check throws.
   *
   * @param name replaces an earlier check of the same project and name
   */
  public void check(MavenProject project, String name, Runnable check) {
    checks(project).put(name, check);
  }

  /**
   * Adds what is to be done when a goal of a project has failed: it must not throw.
   *
   * @param name replaces an earlier one of the same project and name
   */
  public void afterFailure(MavenProject project, String name, Runnable work) {
    works(project).put(name, work);
  }

  /** Whether a project had tests; judged when the session ends. */
  public TestPresence tests(MavenProject project) {
    return new TestPresence(store, project, projects);
  }

  private Map<String, Runnable> checks(MavenProject project) {
    return store.map("checks." + project.getId());
  }

  private Map<String, Runnable> works(MavenProject project) {
    return store.map("afterFailure." + project.getId());
  }

  private void beforeEvent(String event, ExecutionEvent happened) {
    if (event.equals("projectSucceeded")) {
      checks(happened.getProject()).values().forEach(Runnable::run);
    } else if (event.equals("projectFailed")) {
      works(happened.getProject()).values().forEach(Runnable::run);
    } else if (event.equals("sessionEnded")) {
      TestPresence.failIfAbsent(store, happened.getSession().getResult());
    }
  }

  private static ExecutionListener listen(MavenSession session, SessionEnd end) {
    var request = session.getRequest();
    var listener = decorated(request.getExecutionListener(), end);
    request.setExecutionListener(listener);
    return listener;
  }

  /** A proxy passes events on that later versions of Maven may add. */
  private static ExecutionListener decorated(@Nullable ExecutionListener next, SessionEnd end) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments != null && arguments[0] instanceof ExecutionEvent event) {
            end.beforeEvent(method.getName(), event);
          }
          return next == null ? null : call(next, method, arguments);
        };
    return (ExecutionListener)
        Proxy.newProxyInstance(
            SessionEnd.class.getClassLoader(), new Class<?>[] {ExecutionListener.class}, handler);
  }

  private static Object call(ExecutionListener next, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(next, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
