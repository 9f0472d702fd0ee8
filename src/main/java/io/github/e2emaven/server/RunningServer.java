package io.github.e2emaven.server;

import io.github.e2emaven.plan.ServerPlan;
import io.github.e2emaven.plan.StackAddress;
import io.github.e2emaven.process.RunningProcess;

/**
 * A started server; ready or not is {@link ReadinessWait}'s business.
 *
 * @param plan how it was started
 * @param address what it serves
 * @param process its leader
 * @param logStart where its own part of the log begins, in bytes: an earlier try may have written
 */
public record RunningServer(
    ServerPlan plan, StackAddress address, RunningProcess process, long logStart) {}
