package io.github.e2emaven.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.plan.RunId;
import io.github.e2emaven.plan.TestFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DatabaseNameTests {

  private static final RunId RUN = new RunId("a".repeat(20));

  @Test
  void carriesRunClassAndAttempt() {
    assertThat(DatabaseName.of(new RunId("r1"), new TestFile("com.acme.OwnerSearchE2E"), 2))
        .matches("e2e_r1_ownersearche2e_[0-9a-f]{8}_2");
  }

  @Test
  void neverExceeds63BytesWhateverTheClassIsCalled() {
    for (var name : new String[] {"x".repeat(300), "ÄÖÜ日本語".repeat(40), "p.Q"}) {
      var bytes = DatabaseName.of(RUN, new TestFile(name), 9999).getBytes(StandardCharsets.UTF_8);
      assertThat(bytes.length).isLessThanOrEqualTo(63);
    }
  }

  @Test
  void differsForClassesThatAreCutToTheSameName() {
    var start = "com.acme." + "VeryLongNameOfATest".repeat(3);
    assertThat(DatabaseName.of(RUN, new TestFile(start + "A"), 1))
        .isNotEqualTo(DatabaseName.of(RUN, new TestFile(start + "B"), 1));
    assertThat(DatabaseName.of(RUN, new TestFile("a.Same"), 1))
        .isNotEqualTo(DatabaseName.of(RUN, new TestFile("b.Same"), 1));
  }
}
