using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Whether the NUMA nodes divide the cores, and whether every guest fits into a node where it has to.</summary>
internal static class NumaChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        if (view.Host?.Section(MachineSchema.Machine) is { } machine
            && machine.Scalar(MachineSchema.NumaNodesPerSocket) is { } nodes
            && machine.Scalar(MachineSchema.CoresPerSocket) is { } cores
            && cores.Value % nodes.Value != 0)
        {
            var place = nodes.IsWritten ? nodes : cores;
            problems.Error(place.Place, place.Path, ProblemCode.Conflict,
                $"the {cores.Text} cores of a socket cannot be divided among {nodes.Text} NUMA nodes evenly",
                "Choose a number of nodes that divides the cores.");
            return;
        }
        if (view.Hypervisor is not { IsKeyword: false } hypervisor
            || !hypervisor.TryGet(HypervisorSchema.NumaSpanning, out var spanning) || spanning
            || view.LogicalProcessorsPerNode is not { } perNode)
        {
            return;
        }
        foreach (var guest in view.Guests.Where(guest => guest is { Count: > 0 } && guest.VirtualProcessors > perNode))
        {
            var width = guest.Section.Scalar(GuestSchema.VirtualProcessors)!;
            problems.Error(width.Place, width.Path, ProblemCode.AdmissionNuma,
                $"without NUMA spanning a guest starts only within a node, which has {perNode} logical processors",
                "Give it fewer virtual processors, or allow 'numaSpanning'.");
        }
        CheckMemory(view, view.LogicalProcessors!.Value / perNode, problems);
    }

    private static void CheckMemory(ScenarioView view, int nodes, ProblemList problems)
    {
        if (nodes == 1 || view.MemoryForGuests is not { } forGuests)
        {
            return;
        }
        var onNode = forGuests / nodes;
        foreach (var startup in view.Guests.Where(guest => guest.Count > 0).Select(guest => guest.Memory.Startup).OfType<BoundScalar<long>>()
            .Where(startup => startup.Value > onNode && startup.Value <= forGuests))
        {
            problems.Error(startup.Place, startup.Path, ProblemCode.AdmissionNuma,
                $"without NUMA spanning a guest starts only within a node, which has {SizeForm.Print(onNode)} for guests, not {startup.Text}",
                "Give it less, or allow 'numaSpanning'.");
        }
    }
}
