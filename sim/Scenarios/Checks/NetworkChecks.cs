using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Guests are connected to adapters that there are, and those that send or receive are connected.</summary>
internal static class NetworkChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        var adapters = view.Host?.Map(NetworkSchema.Network)?.Names ?? [];
        foreach (var guest in view.Guests)
        {
            if (guest.Section.Section(AdapterSchema.Network) is { } adapter)
            {
                CheckConnection(adapter, adapters, problems);
                CheckPath(adapter, view, problems);
            }
            else if (!problems.HasErrorAt(Source.ScenarioPath.Child(guest.Section.Path, AdapterSchema.Network.Key)))
            {
                RequireAdapter(guest, problems);
            }
        }
    }

    private static void CheckConnection(BoundSection adapter, IReadOnlyList<string> adapters, ProblemList problems)
    {
        if (adapter.Scalar(AdapterSchema.On) is not { } on || adapters.Contains(on.Value))
        {
            return;
        }
        var all = adapters.Count == 0
            ? "Add it under 'host.network', such as 'network: { nic0: { bandwidth: 10 Gbps } }'."
            : $"The adapters are {string.Join(", ", adapters)}.";
        problems.Error(on.Place, on.Path, ProblemCode.UnknownReference, $"there is no network adapter {Wording.Quote(on.Value)}",
            Spelling.Suggest(on.Value, adapters, all));
    }

    private static void CheckPath(BoundSection adapter, ScenarioView view, ProblemList problems)
    {
        if (view.IsNative || !adapter.TryGet(AdapterSchema.Path, out var path))
        {
            return;
        }
        if (path != DiskPathKind.Direct)
        {
            IdleKeys.WarnWritten(adapter, [AdapterSchema.PostedInterrupts], "only a direct path posts interrupts",
                "Leave it out, or choose the direct path.", problems);
        }
        if (path != DiskPathKind.Emulated)
        {
            IdleKeys.WarnWritten(adapter, [AdapterSchema.Accesses], "the adapter is not emulated",
                "Leave it out, or choose the emulated path.", problems);
        }
        else
        {
            IdleKeys.WarnWritten(adapter, [AdapterSchema.CheckBypass], "with an emulated adapter the guest checks always",
                "Leave it out, or choose another path.", problems);
        }
    }

    private static void RequireAdapter(GuestView guest, ProblemList problems)
    {
        foreach (var step in (guest.Workload?.List(WorkloadSchema.Each)?.Items ?? []).OfType<BoundSection>())
        {
            if ((step.Section(AdapterSchema.Send) ?? step.Section(AdapterSchema.Receive)) is { } message)
            {
                problems.Error(message.Place, message.Path, ProblemCode.UnknownReference, "the guest has no network adapter",
                    "Give it one, such as 'network: { path: synthetic, on: nic0 }'.");
            }
        }
    }
}
