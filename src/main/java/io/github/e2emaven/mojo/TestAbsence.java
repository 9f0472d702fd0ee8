package io.github.e2emaven.mojo;

import io.github.e2emaven.failsafe.TestSelection;
import io.github.e2emaven.session.TestPresence;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What it means for a build that a project has no test file.
 *
 * @param tests whether the projects of this session have tests
 * @param failIfNoTests whether a build without any test file fails
 * @param failIfNoSpecifiedTests whether it does when no test file matches {@code it.test}
 */
record TestAbsence(TestPresence tests, boolean failIfNoTests, boolean failIfNoSpecifiedTests) {

  /**
   * Reports that a project has no test file.
   *
   * @param message says so
   * @throws MojoFailureException when that fails the build
   */
  void report(TestSelection selection, String message) throws MojoFailureException {
    if (failIfNoTests && (failIfNoSpecifiedTests || !selection.isFiltered())) {
      tests.absent(
          message
              + (selection.isFiltered() ? ": correct the filter" : ": set <includes>")
              + ", or set -De2e.failIfNoTests=false");
    }
  }
}
