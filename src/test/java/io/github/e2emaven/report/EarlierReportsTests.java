package io.github.e2emaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.TestFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierReportsTests {

  @TempDir private Path target;

  @Test
  void reports_of_runs_are_deleted_whatever_their_class_and_others_stay() throws Exception {
    var run = new SampleRun(target, "com.acme.Selected", "com.acme.Gone");
    run.write(run.outcome(0));
    run.write(run.outcome(1));
    var other = run.plan.reports().resolve("TEST-com.acme.PlainIT.xml");
    Files.writeString(other, "<testsuite/>");

    earlier(run).deleteAll();

    assertThat(run.plan.reports()).isDirectoryContaining(other::equals);
    assertThat(run.plan.reports().toFile().list()).hasSize(1);
  }

  @Test
  void the_link_to_the_latest_run_is_deleted_and_its_run_stays() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    Files.createDirectories(run.plan.directory().path());
    LatestLink.point(run.plan.directory());

    earlier(run).deleteAll();

    var link = run.plan.directory().path().resolve("../../latest").normalize();
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(run.plan.directory().path()).isDirectory();
  }

  @Test
  void reports_of_selected_files_are_deleted_whoever_has_written_them() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    Files.createDirectories(run.plan.reports());
    for (var name : List.of("com.acme.A", "com.acme.A$In", "com.acme.AB")) {
      Files.writeString(run.plan.reports().resolve("TEST-" + name + ".xml"), "<testsuite/>");
    }

    earlier(run).delete(List.of(new TestFile("com.acme.A")));

    assertThat(run.plan.reports().toFile().list()).containsExactly("TEST-com.acme.AB.xml");
  }

  @Test
  void a_first_build_has_nothing_to_delete() {
    var run = new SampleRun(target, "com.acme.A");
    earlier(run).deleteAll();
    assertThat(run.plan.reports()).doesNotExist();
  }

  @Test
  void a_report_that_cannot_be_deleted_breaks_the_build() throws Exception {
    var run = new SampleRun(target, "com.acme.A");
    Files.createDirectories(run.plan.reports().resolve("TEST-com.acme.A.xml/inside"));

    assertThatThrownBy(() -> earlier(run).delete(List.of(new TestFile("com.acme.A"))))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("Cannot delete old reports");
  }

  private EarlierReports earlier(SampleRun run) {
    var e2e = run.plan.directory().path().resolve("../..").normalize();
    return new EarlierReports(e2e, run.plan.reports());
  }
}
