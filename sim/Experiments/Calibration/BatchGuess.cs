using HvSim.Engine;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Calibration;

/// <summary>A guess at an unpublished batch workload: threads that compute and sleep in turn, and what virtualization costs them.</summary>
/// <param name="Threads">Number of threads.</param>
/// <param name="Burst">Mean processor time of a round, without what its mechanism adds.</param>
/// <param name="SleepRatio">Mean sleep of a round over its burst.</param>
/// <param name="InterceptRatio">Hypervisor time for intercepts per second of processor time.</param>
public sealed record BatchGuess(int Threads, Duration Burst, double SleepRatio, double InterceptRatio)
{
    /// <summary>How its threads wait for each other.</summary>
    public BatchMechanism Mechanism { get; init; } = BatchMechanism.None;

    /// <summary>Mean processor time at full speed of a round: its burst and what the mechanism adds to it.</summary>
    public Duration WorkPerRound => Burst + Mechanism.WorkPerRound;

    /// <summary>Mean sleep of a round over all its processor time.</summary>
    public double SleepPerWork => SleepRatio * (Burst / WorkPerRound);

    /// <summary>The scenario with every batch guest doing this work and the hypervisor, if there is one, costing this much.</summary>
    /// <param name="scenario">A scenario whose guests are batches.</param>
    /// <param name="rounds">Rounds of each guest.</param>
    /// <param name="machine">The machine to run on.</param>
    public Scenario Applied(Scenario scenario, long rounds, MachineSpec machine)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var hypervisor = scenario.Host.Hypervisor;
        return scenario with
        {
            Host = scenario.Host with
            {
                Machine = machine,
                Hypervisor = hypervisor is null ? null : hypervisor with
                {
                    Costs = hypervisor.Costs with { InterceptTimePerCpuSecond = Duration.FromSeconds(InterceptRatio) },
                },
            },
            Guests = [.. scenario.Guests.Select(guest => guest with { Workload = WorkOf((BatchWorkload)guest.Workload, rounds) })],
        };
    }

    private BatchWorkload WorkOf(BatchWorkload workload, long rounds)
    {
        const double Exponential = 1;
        return workload with
        {
            Threads = Threads,
            Rounds = Math.Max(rounds, Threads),
            Each =
            [
                new StepSpec(StepKind.Cpu, new TimeLaw(Burst, Exponential)),
                new StepSpec(StepKind.Sleep, new TimeLaw(Burst.MultipliedBy(SleepRatio), Exponential)),
                .. Mechanism.Steps,
            ],
        };
    }
}
