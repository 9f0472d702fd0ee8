package io.github.e2emaven.it.trust;

/** Who tries a failed test again. */
enum Retries {
  NONE("no retry", "", "", ""),
  OURS(
      "retries=1",
      "<retries>1</retries>",
      "",
      "<rerunFailingTestsCount>1</rerunFailingTestsCount>"),
  FAILSAFES(
      "rerunFailingTestsCount=1",
      "",
      "<rerunFailingTestsCount>1</rerunFailingTestsCount>",
      "<rerunFailingTestsCount>1</rerunFailingTestsCount>");

  private final String title;
  private final String ours;
  private final String failsafeOfOurs;
  private final String failsafe;

  Retries(String title, String ours, String failsafeOfOurs, String failsafe) {
    this.title = title;
    this.ours = ours;
    this.failsafeOfOurs = failsafeOfOurs;
    this.failsafe = failsafe;
  }

  /** As in the table. */
  String title() {
    return title;
  }

  /** What stands in the configuration of the plugin. */
  String ours() {
    return ours;
  }

  /** What stands in the configuration of Failsafe. */
  String failsafe(Runner runner) {
    return runner == Runner.OURS ? failsafeOfOurs : failsafe;
  }
}
