package io.github.e2emaven.run;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.process.StopPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A JVM with a run's shutdown hook, in place of Maven; says what happens on standard output. */
@SuppressWarnings("SystemOut")
final class HookedJvm {

  private HookedJvm() {}

  /** Gets a directory and how far the run is: busy, idle or over. */
  public static void main(String[] arguments) throws Exception {
    var cache = new CacheLayout(Path.of(arguments[0]));
    var resources = RunResources.open(new RunId("hooked"), cache, System.out::println);
    var hook =
        new ShutdownHook(
            () -> {
              System.out.println("closed");
              resources.close();
            },
            resources,
            new StopPolicy(Duration.ofSeconds(5)));
    hook.register();
    switch (arguments[1]) {
      case "busy" -> hook.runWhileBusy(() -> workUntilCancelled(resources));
      case "idle" -> hook.runWhileBusy(() -> System.out.println("work is over"));
      default -> {
        hook.unregister();
        resources.close();
      }
    }
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static void workUntilCancelled(RunResources resources) {
    System.out.println("ready");
    var reason = new CompletableFuture<String>();
    resources.cancellation().completes(reason);
    System.out.println("cancelled: " + reason.join());
  }
}
