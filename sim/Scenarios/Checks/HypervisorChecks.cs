using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Checks;

/// <summary>What the host's operating system offers, and which of it is modelled.</summary>
internal static class HypervisorChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        if (view.IsNative)
        {
            return;
        }
        CheckScheduler(view, problems);
        CheckRoot(view, problems);
        CheckSlat(view, problems);
        if (view.Os is { } os && view.LogicalProcessors > os.LogicalProcessors)
        {
            var machine = view.Host!.Section(MachineSchema.Machine)!;
            problems.Error(machine.Place, machine.Path, ProblemCode.HostLimit,
                $"the machine has {view.LogicalProcessors} logical processors, "
                + $"but the hypervisor of {os.Name} uses at most {os.LogicalProcessors}",
                "Choose a newer host os, or a smaller machine.");
        }
    }

    private static void CheckScheduler(ScenarioView view, ProblemList problems)
    {
        if (view.Hypervisor?.Scalar(HypervisorSchema.Scheduler) is not { } scheduler || view.Os is not { } os)
        {
            return;
        }
        if (scheduler.Value == SchedulerKind.Core && !os.OffersCoreScheduler)
        {
            problems.Error(scheduler.Place, scheduler.Path, ProblemCode.Conflict, $"{os.Name} has no core scheduler",
                "It is offered from Windows Server 2016 and the default from Windows Server 2019. Use 'classic'.");
        }
        if (scheduler.Value == SchedulerKind.Root && !os.OffersRootScheduler)
        {
            problems.Error(scheduler.Place, scheduler.Path, ProblemCode.Conflict, $"{os.Name} has no root scheduler",
                "Only client Windows has it, since Windows 10 version 1803. Use 'classic'.");
        }
        if (SpinChecks.NobodyGivesWay(view))
        {
            IdleKeys.WarnWritten(
                view.Hypervisor?.Section(SpinSchema.Spin), [SpinSchema.Yield], $"the {scheduler.Text} scheduler", problems);
        }
        if (scheduler.Value == SchedulerKind.Root)
        {
            IdleKeys.WarnWritten(
                view.Hypervisor, [HypervisorSchema.LimitPeriod, HypervisorSchema.ReserveRule, HypervisorSchema.WakePreemption],
                "the root scheduler", problems);
        }
    }

    private static void CheckRoot(ScenarioView view, ProblemList problems)
    {
        if (view.Host?.Section(HostSchema.Root)?.Scalar(HostSchema.RootProcessors) is { } processors
            && processors.Value > view.LogicalProcessors)
        {
            problems.Error(processors.Place, processors.Path, ProblemCode.Conflict,
                $"{processors.Value} root virtual processors are bound to logical processors, of which the machine has "
                + $"{view.LogicalProcessors}",
                "Write fewer, or leave the key out.");
        }
    }

    private static void CheckSlat(ScenarioView view, ProblemList problems)
    {
        if (view.Hypervisor?.Scalar(TranslationSchema.Slat) is { Value: false } slat && view.Os is { RequiresSlat: true } os)
        {
            problems.Error(slat.Place, slat.Path, ProblemCode.Conflict,
                $"{os.Name} does not run without SLAT, which is required from Windows Server 2016",
                "Leave it out, or choose an older server as host os.");
        }
    }
}
