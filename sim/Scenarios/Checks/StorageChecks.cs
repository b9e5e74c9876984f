using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Devices have what their kind needs, disks lie on devices that there are, and steps name disks of their guest.</summary>
internal static class StorageChecks
{
    public static void Check(ScenarioView view, ProblemList problems)
    {
        var devices = view.Host?.Map(StorageSchema.Storage);
        foreach (var device in devices?.Entries ?? [])
        {
            CheckKind((BoundSection)device.Value, problems);
        }
        foreach (var guest in view.Guests)
        {
            foreach (var disk in guest.Disks)
            {
                CheckDevice(disk.Section, devices?.Names ?? [], problems);
                CheckPath(disk.Section, view, problems);
            }
            CheckControllers(guest, view, problems);
            CheckSteps(guest, problems);
        }
        CheckAssigned(view, problems);
    }

    private static void CheckKind(BoundSection device, ProblemList problems)
    {
        if (!device.TryGet(StorageSchema.Kind, out var kind))
        {
            return;
        }
        var name = device.Scalar(StorageSchema.Kind)!.Text;
        foreach (var key in StorageSchema.NeededBy(kind).Where(key => device.Find(key) is null))
        {
            var path = Source.ScenarioPath.Child(device.Path, key.Key);
            if (!problems.HasErrorAt(path))
            {
                problems.Error(device.Place, path, ProblemCode.MissingKey, $"the key is missing, which a device of kind '{name}' needs",
                    $"Add it, such as '{key.Key}: {key.Example}'.");
            }
        }
        foreach (var key in StorageSchema.ForeignTo(kind))
        {
            if (device.Find(key) is BoundScalar { IsWritten: true } value)
            {
                problems.Error(value.Place, value.Path, ProblemCode.Conflict, $"a device of kind '{name}' has no '{key.Key}'",
                    "Remove it, or choose another kind.");
            }
        }
    }

    private static void CheckDevice(BoundSection disk, IReadOnlyList<string> devices, ProblemList problems)
    {
        if (disk.Scalar(DiskSchema.On) is { } on && !devices.Contains(on.Value))
        {
            var all = devices.Count == 0
                ? "Add it under 'host.storage', such as 'storage: { ssd0: { kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, "
                    + "parallelism: 32, bandwidth: 500 MB/s } }'."
                : $"The devices are {string.Join(", ", devices)}.";
            problems.Error(on.Place, on.Path, ProblemCode.UnknownReference, $"there is no device {Wording.Quote(on.Value)}",
                Spelling.Suggest(on.Value, devices, all));
        }
    }

    private static void CheckPath(BoundSection disk, ScenarioView view, ProblemList problems)
    {
        if (view.IsNative || !disk.TryGet(DiskSchema.Path, out var path))
        {
            return;
        }
        if (path == DiskPathKind.Direct)
        {
            IdleKeys.WarnWritten(disk,
                [DiskSchema.Format, DiskSchema.Controller, DiskSchema.Channels, DiskSchema.QueueDepth, DiskSchema.MaximumRate],
                "the root partition has no part in a direct path", "Leave it out, or choose another path.", problems);
        }
        else
        {
            IdleKeys.WarnWritten(disk, [DiskSchema.PostedInterrupts], "only an assigned device posts interrupts",
                "Leave it out, or choose the direct path.", problems);
        }
        if (path == DiskPathKind.Emulated)
        {
            IdleKeys.WarnWritten(disk, [DiskSchema.Controller, DiskSchema.Channels, DiskSchema.QueueDepth],
                "an emulated controller has no channel", "Leave it out, or choose the synthetic path.", problems);
        }
        else
        {
            IdleKeys.WarnWritten(disk, [DiskSchema.AccessesBefore, DiskSchema.AccessesAfter], "the controller is not emulated",
                "Leave it out, or choose the emulated path.", problems);
        }
    }

    /// <summary>Channels belong to the controller: disks that share one cannot differ about them.</summary>
    private static void CheckControllers(GuestView guest, ScenarioView view, ProblemList problems)
    {
        if (view.IsNative)
        {
            return;
        }
        var controllers = guest.Disks.Select(disk => disk.Section)
            .Where(disk => disk.Scalar(DiskSchema.Controller) is not null)
            .GroupBy(disk => disk.Get(DiskSchema.Controller), StringComparer.Ordinal);
        foreach (var disks in controllers.Select(group => group.ToArray()))
        {
            foreach (var disk in disks[1..])
            {
                CheckAgreement(disks[0], disk, DiskSchema.Channels, problems);
                CheckAgreement(disks[0], disk, DiskSchema.QueueDepth, problems);
            }
        }
    }

    private static void CheckAgreement(BoundSection first, BoundSection other, ScalarKey<int> key, ProblemList problems)
    {
        if (first.Scalar(key) is not { } wanted || other.Scalar(key) is not { } given || wanted.Value == given.Value)
        {
            return;
        }
        problems.Error(given.Place, given.Path, ProblemCode.Conflict,
            $"'{key.Key}' is {given.Value} here and {wanted.Value} at '{wanted.Path}', and both disks share the controller "
                + Wording.Quote(first.Get(DiskSchema.Controller)),
            "Give them the same value, or controllers of their own.");
    }

    private static void CheckSteps(GuestView guest, ProblemList problems)
    {
        var names = guest.Disks.Select(disk => disk.Name).ToArray();
        foreach (var step in (guest.Workload?.List(WorkloadSchema.Each)?.Items ?? []).OfType<BoundSection>())
        {
            if ((step.Section(TransferSchema.Read) ?? step.Section(TransferSchema.Write)) is not { } transfer)
            {
                continue;
            }
            var named = transfer.Scalar(TransferSchema.Disk);
            var disk = named?.Value ?? DiskSchema.Disk.Key;
            var isUnread = problems.HasErrorAt(Source.ScenarioPath.Child(guest.Section.Path, DiskSchema.Disk.Key));
            if (names.Contains(disk) || isUnread)
            {
                continue;
            }
            problems.Error(named?.Place ?? transfer.Place, named?.Path ?? transfer.Path, ProblemCode.UnknownReference,
                named is null ? "the guest has no disk" : $"the guest has no disk {Wording.Quote(disk)}",
                named is null
                    ? "Give it one, such as 'disk: { path: synthetic, on: ssd0 }'."
                    : Spelling.Suggest(disk, names, $"Its disks are {Wording.AnyOf(names)}."));
        }
    }

    /// <summary>A device that is assigned belongs to one guest, and not to the root partition.</summary>
    private static void CheckAssigned(ScenarioView view, ProblemList problems)
    {
        if (view.IsNative)
        {
            return;
        }
        var uses = view.Guests
            .SelectMany(guest => guest.Disks.Select(disk => (Guest: guest, Disk: disk)))
            .Where(use => use.Disk.Section.TryGet(DiskSchema.On, out _))
            .GroupBy(use => use.Disk.Section.Get(DiskSchema.On), StringComparer.Ordinal);
        foreach (var device in uses)
        {
            var assigned = device
                .Where(use => use.Disk.Section.TryGet(DiskSchema.Path, out var path) && path == DiskPathKind.Direct)
                .ToArray();
            if (assigned.Length == 0)
            {
                continue;
            }
            var guests = device.Select(use => use.Guest).Distinct().Sum(guest => guest.Count ?? 1);
            var on = assigned[0].Disk.Section.Scalar(DiskSchema.On)!;
            if (guests > 1)
            {
                problems.Error(on.Place, on.Path, ProblemCode.AdmissionDevice,
                    $"an assigned device belongs to one guest, but {guests} use {Wording.Quote(on.Value)}",
                    "Give each of them a device of its own, or choose the synthetic path.");
            }
            else if (guests == 1 && assigned.Length < device.Count())
            {
                problems.Error(on.Place, on.Path, ProblemCode.AdmissionDevice,
                    "the root partition does not see an assigned device, but other disks by its paths lie on "
                        + Wording.Quote(on.Value),
                    "Give them a device of their own, or choose the synthetic path.");
            }
        }
    }
}
