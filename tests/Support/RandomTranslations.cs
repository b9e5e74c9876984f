using HvSim.Engine;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Tests.Support;

/// <summary>Gives a random host SLAT or shadow page tables, and guests that touch translations; from draws of its own.</summary>
internal sealed class RandomTranslations(ulong seed)
{
    private readonly RandomStream _draw = new(seed, "random translations");

    public Scenario On(Scenario scenario, bool costs) => scenario with
    {
        Host = scenario.Host with { Hypervisor = On(scenario.Host.Hypervisor!, costs) },
        Guests = [.. scenario.Guests.Select(guest => guest with { Workload = On(guest.Workload) })],
    };

    private HypervisorSpec On(HypervisorSpec hypervisor, bool costs)
    {
        hypervisor = hypervisor with { Slat = _draw.NextInt32(2) == 0, LargePages = Pick(0, 0.7, 1) };
        if (!costs)
            return hypervisor;
        var intercepts = hypervisor.Costs.Intercepts.ByKind.ToArray();
        foreach (var kind in TranslationSchema.OfShadowTables)
            intercepts[(int)kind] = Nanoseconds(20_000);
        return hypervisor with
        {
            Costs = hypervisor.Costs with { Intercepts = new InterceptCostSpec(intercepts), WalkReference = Nanoseconds(50) },
        };
    }

    private WorkloadSpec On(WorkloadSpec workload) => workload with
    {
        Activity = workload.Activity with
        {
            TlbMisses = Pick(0, 3_000_000),
            LargePages = Pick(0, 0.3, 1),
            LargePageMisses = Pick(0, 0.25),
            PageTableEdits = Pick(0, 500),
            GuestPageFaults = Pick(0, 300),
            Invalidations = Pick(0, 100),
        },
    };

    private Duration Nanoseconds(int most) => Duration.FromNanoseconds(_draw.NextInt32(most));

    private double Pick(params ReadOnlySpan<double> values) => values[_draw.NextInt32(values.Length)];
}
