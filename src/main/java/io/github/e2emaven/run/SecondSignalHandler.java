package io.github.e2emaven.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;

/**
 * Handles a second Ctrl-C or SIGTERM while the first one is handled: this JVM exits at once, and
 * its guardian cleans up without any grace. By reflection, because {@code sun.misc.Signal} is no
 * public API of the JDK.
 */
final class SecondSignalHandler {

  /** Programs such as timeout(1) send the same signal twice, to the process and to its group. */
  private static final Duration TOO_SOON = Duration.ofSeconds(1);

  private static final int SIGNALLED = 128;

  private final Runnable before;
  private volatile long start;

  /** With what to do just before the exit. */
  SecondSignalHandler(Runnable before) {
    this.before = before;
  }

  /** Installs itself; without effect where the JVM does not handle signals. */
  void install() {
    start = System.nanoTime();
    for (var name : List.of("INT", "TERM")) {
      try {
        install(name);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        // Then a second signal has no effect, as without this handler.
      }
    }
  }

  private void install(String name) throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    var handler = Class.forName("sun.misc.SignalHandler");
    var number = (int) signal.getMethod("getNumber").invoke(signal(signal, name));
    var ours =
        Proxy.newProxyInstance(
            SecondSignalHandler.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              end(number);
              return null;
            });
    signal.getMethod("handle", signal, handler).invoke(null, signal(signal, name), ours);
  }

  private static Object signal(Class<?> type, String name)
      throws NoSuchMethodException,
          InstantiationException,
          IllegalAccessException,
          InvocationTargetException {
    return type.getConstructor(String.class).newInstance(name);
  }

  private void end(int signal) {
    if (System.nanoTime() - start > TOO_SOON.toNanos()) {
      before.run();
      Runtime.getRuntime().halt(SIGNALLED + signal);
    }
  }
}
