package it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The password of the test's database, also for verify.groovy. */
final class Secrets {

  private Secrets() {}

  static String tell(Object test) throws IOException {
    var password = System.getenv("PGPASSWORD");
    var directory = Files.createDirectories(Path.of("target/secrets"));
    var name = System.getenv("E2E_RUN_ID") + test.getClass().getSimpleName();
    Files.writeString(directory.resolve(name), password);
    return password;
  }

  static void print() {
    System.getenv().forEach((name, value) -> System.out.println(name + "=" + value));
    System.getProperties().forEach((name, value) -> System.out.println(name + "=" + value));
  }
}
