package io.github.e2emaven.server.archive;

import java.util.concurrent.CountDownLatch;

/** The main class of the jars that these tests make: says so when it is up, and waits. */
final class SmallServer {

  private SmallServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 0) {
      System.exit(Integer.parseInt(arguments[0]));
    }
    System.out.println("version " + SmallServer.class.getPackage().getImplementationVersion());
    System.out.println(new Neighbour("up").word());
    new CountDownLatch(1).await();
  }

  /** Another class of the application. */
  record Neighbour(String word) {}
}
