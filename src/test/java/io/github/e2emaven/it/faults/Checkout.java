package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import java.nio.file.Path;

/** Another checkout of the project, with nothing built in it. */
final class Checkout {

  private Checkout() {}

  /** Makes one anew, below {@code target}. */
  static Path of(Path project, int number) {
    var checkout = project.resolve("target/checkout-" + number);
    Build.run("rm", "-rf", checkout.toString());
    Build.run("mkdir", "-p", checkout.toString());
    for (var part : new String[] {"pom.xml", "src", ".mvn"}) {
      Build.run("cp", "-a", project.resolve(part).toString(), checkout.toString());
    }
    return checkout;
  }
}
