package io.github.e2emaven.it.trust;

import java.util.List;

/** How Maven is started, and what beside the cell's project it builds. */
enum Way {
  ALONE("alone"),
  FAIL_AT_END("-fae"),
  FAIL_NEVER("-fn"),
  RESUME("-rf"),
  TWO_THREADS("-T2"),
  ALSO_MAKE("-pl -am"),
  EXECUTIONS("two executions"),
  IGNORE("failure.ignore"),
  MAVEN_4("Maven 4");

  private final String title;

  Way(String title) {
    this.title = title;
  }

  /** As in the table. */
  String title() {
    return title;
  }

  /** Whether several cells may be modules of one build. */
  boolean isShared() {
    return this != ALONE;
  }

  /**
   * What stands on Maven's command line.
   *
   * @param modules of the cells
   */
  List<String> options(List<String> modules) {
    return switch (this) {
      case ALONE -> List.of();
      case FAIL_AT_END, EXECUTIONS, MAVEN_4 -> List.of("-fae");
      case FAIL_NEVER -> List.of("-fn");
      case RESUME -> List.of("-fae", "-rf", ":first");
      case TWO_THREADS -> List.of("-fae", "-T2");
      case ALSO_MAKE -> List.of("-fae", "-am", "-pl", String.join(",", modules));
      case IGNORE -> List.of("-fae", "-Dmaven.test.failure.ignore=true");
    };
  }
}
