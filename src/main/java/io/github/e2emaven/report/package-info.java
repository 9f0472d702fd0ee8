/** Floor 5: the report formats, the record on disk, the verdict and the summary of a run. */
@NullMarked
package io.github.e2emaven.report;

import org.jspecify.annotations.NullMarked;
