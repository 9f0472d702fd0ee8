package io.github.e2emaven.server;

import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.RunningProcess;

/**
 * A started server, which need not be ready: see {@link ReadinessWait}.
 *
 * @param plan how it was started
 * @param address of its stack
 * @param process its leader
 * @param logStart offset of its own part of the log, in bytes: an earlier start may have written to
 *     it
 */
public record RunningServer(
    ServerPlan plan, StackAddress address, RunningProcess process, long logStart) {}
