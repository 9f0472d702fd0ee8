package io.github.e2emaven.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DatabaseNameTests {

  private static final RunId RUN = new RunId("a".repeat(20));

  @Test
  void a_clone_name_contains_run_class_and_attempt() {
    assertThat(DatabaseName.clone(new RunId("r1"), new TestFile("com.acme.OwnerSearchE2E"), 2))
        .matches("e2e_r1_ownersearche2e_[0-9a-f]{8}_2");
  }

  @Test
  void a_clone_name_never_exceeds_63_bytes() {
    for (var name : new String[] {"x".repeat(300), "ÄÖÜ日本語".repeat(40), "p.Q"}) {
      var bytes =
          DatabaseName.clone(RUN, new TestFile(name), 9999).getBytes(StandardCharsets.UTF_8);
      assertThat(bytes.length).isLessThanOrEqualTo(63);
    }
  }

  @Test
  void clone_names_differ_for_classes_with_the_same_truncated_name() {
    var start = "com.acme." + "VeryLongNameOfATest".repeat(3);
    assertThat(DatabaseName.clone(RUN, new TestFile(start + "A"), 1))
        .isNotEqualTo(DatabaseName.clone(RUN, new TestFile(start + "B"), 1));
    assertThat(DatabaseName.clone(RUN, new TestFile("a.Same"), 1))
        .isNotEqualTo(DatabaseName.clone(RUN, new TestFile("b.Same"), 1));
  }
}
