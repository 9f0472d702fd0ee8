package io.github.e2emaven.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.TestFile;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClassAncestryTests {

  private interface Contract {}

  private static class Base implements Contract {}

  private static final class Child extends Base {}

  @Test
  void parents_and_interfaces_of_parents_are_ancestors() throws Exception {
    assertThat(ancestry().of(new TestFile(Child.class.getName())))
        .contains(Base.class.getName(), Contract.class.getName())
        .doesNotContain(Child.class.getName());
  }

  @Test
  void a_class_elsewhere_has_none() throws Exception {
    assertThat(ancestry().of(new TestFile("java.util.ArrayList"))).isEmpty();
  }

  private static ClassAncestry ancestry() throws URISyntaxException {
    var classes = ClassAncestryTests.class.getProtectionDomain().getCodeSource().getLocation();
    return new ClassAncestry(Path.of(classes.toURI()));
  }
}
