using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Devices, disks and transfers that cannot be, or that do nothing.</summary>
public sealed class StorageCheckTests
{
    private const string Rotating = "kind: disk, trackSeek: 1 ms, fullSeek: 16 ms, turns: 7200 /min, bandwidth: 100 MB/s";

    [Fact]
    public void GoodDevices_HaveNoProblems()
    {
        Assert.Equal("", Texts.ProblemsOf(IoTexts.WithDisk()));
        Assert.Equal("", Texts.ProblemsOf(IoTexts.WithDisk(device: Rotating)));
    }

    [Theory]
    [InlineData("kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, bandwidth: 500 MB/s",
        "8:14: host.storage.ssd0.parallelism: the key is missing, which a device of kind 'ssd' needs. "
            + "Add it, such as 'parallelism: 32'.")]
    [InlineData("kind: san, writeLatency: 0.05 ms, parallelism: 32, bandwidth: 500 MB/s",
        "8:14: host.storage.ssd0.readLatency: the key is missing, which a device of kind 'san' needs. "
            + "Add it, such as 'readLatency: 0.1 ms'.")]
    [InlineData("kind: hdd, trackSeek: 1 ms, fullSeek: 16 ms, turns: 7200 /min, bandwidth: 100 MB/s",
        "8:28: host.storage.ssd0.kind: 'hdd' is not one of the choices. Did you mean 'disk'? Choose ssd, disk or san.")]
    [InlineData("kind: disk, trackSeek: 1 ms, fullSeek: 16 ms, bandwidth: 100 MB/s",
        "8:14: host.storage.ssd0.turns: the key is missing, which a device of kind 'disk' needs. "
            + "Add it, such as 'turns: 7200 /min'.")]
    [InlineData("turns: 7200 /min, " + IoTexts.Ssd,
        "8:29: host.storage.ssd0.turns: a device of kind 'ssd' has no 'turns'. Remove it, or choose another kind.")]
    [InlineData("parallelism: 4, " + Rotating,
        "8:35: host.storage.ssd0.parallelism: a device of kind 'disk' has no 'parallelism'. Remove it, or choose another kind.")]
    public void Device_ThatLacksWhatItsKindHas_IsRefused(string device, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(IoTexts.WithDisk(device: device)));

    [Theory]
    [InlineData("path: synthetic, on: sdd0", "12:34: guests.web.disk.on: there is no device 'sdd0'. Did you mean 'ssd0'?")]
    [InlineData("path: synthetic, on: tape", "12:34: guests.web.disk.on: there is no device 'tape'. The devices are ssd0.")]
    public void Disk_OnADeviceThatThereIsNot_IsRefused(string disk, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(IoTexts.WithDisk(disk)));

    [Fact]
    public void Disk_OnAHostWithoutDevices_IsRefusedWithADevice() => Assert.Equal(
        "11:31: guests.web.disk.on: there is no device 'ssd0'. Add it under 'host.storage', such as 'storage: { ssd0: { "
            + "kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, parallelism: 32, bandwidth: 500 MB/s } }'.",
        Texts.ProblemsOf(Texts.With("virtualProcessors: 2", "virtualProcessors: 2\n    disk: { path: direct, on: ssd0 }")));

    [Theory]
    [InlineData("disk: { path: synthetic, on: ssd0 }", "{ read: { size: 8 KiB, disk: log } }",
        "15:59: guests.web.workload.each[1].read.disk: the guest has no disk 'log'. Its disks are disk.")]
    [InlineData("disks: { log: { path: synthetic, on: ssd0 } }", "{ write: { size: 8 KiB, disk: lgo } }",
        "15:60: guests.web.workload.each[1].write.disk: the guest has no disk 'lgo'. Did you mean 'log'?")]
    [InlineData("threads: { quantum: 20 ms }", "{ read: { size: 8 KiB } }",
        "15:32: guests.web.workload.each[1].read: the guest has no disk. "
            + "Give it one, such as 'disk: { path: synthetic, on: ssd0 }'.")]
    public void Step_ThatNamesNoDiskOfTheGuest_IsRefused(string guest, string step, string expected) =>
        Assert.Equal(expected, Texts.ProblemsOf(IoTexts.With($"storage: {{ ssd0: {{ {IoTexts.Ssd} }} }}", guest, step)));

    [Theory]
    [InlineData("direct", "format: dynamic", "the root partition has no part in a direct path", "choose another path")]
    [InlineData("direct", "controller: scsi0", "the root partition has no part in a direct path", "choose another path")]
    [InlineData("direct", "channels: 2", "the root partition has no part in a direct path", "choose another path")]
    [InlineData("direct", "queueDepth: 8", "the root partition has no part in a direct path", "choose another path")]
    [InlineData("direct", "maximumRate: 500 /s", "the root partition has no part in a direct path", "choose another path")]
    [InlineData("direct", "accessesBefore: 2", "the controller is not emulated", "choose the emulated path")]
    [InlineData("synthetic", "accessesAfter: 2", "the controller is not emulated", "choose the emulated path")]
    [InlineData("synthetic", "postedInterrupts: true", "only an assigned device posts interrupts", "choose the direct path")]
    [InlineData("emulated", "postedInterrupts: true", "only an assigned device posts interrupts", "choose the direct path")]
    [InlineData("emulated", "controller: scsi0", "an emulated controller has no channel", "choose the synthetic path")]
    [InlineData("emulated", "channels: 2", "an emulated controller has no channel", "choose the synthetic path")]
    [InlineData("emulated", "queueDepth: 8", "an emulated controller has no channel", "choose the synthetic path")]
    public void Key_ThatThePathDoesNotKnow_IsWarnedOf(string path, string key, string reason, string cure)
    {
        var text = IoTexts.WithDisk($"{key}, path: {path}, on: ssd0");
        var name = key[..key.IndexOf(':', StringComparison.Ordinal)];
        Assert.Equal(
            $"12:{13 + name.Length + 2}: warning: guests.web.disk.{name}: {reason}, so that it does nothing. "
                + $"Leave it out, or {cure}.",
            Texts.ProblemsOf(text));
        Assert.True(Texts.Load(text).IsValid);
    }

    /// <summary>
    /// Without a hypervisor all paths are one, and a scenario may be compared with its native run as it stands.
    /// </summary>
    [Fact]
    public void Key_ThatNoNativeRunKnows_IsNotWarnedOf() => Assert.Equal("", Texts.ProblemsOf(
        IoTexts.WithDisk("path: direct, on: ssd0, queueDepth: 8")
            .Replace("{ scheduler: classic }", "none", StringComparison.Ordinal)));

    [Theory]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    count: 2",
        "13:31: guests.web.disk.on: an assigned device belongs to one guest, but 2 use 'ssd0'. Give each of them a device of "
            + "its own, or choose the synthetic path.")]
    [InlineData("objectives:",
        "  other: { virtualProcessors: 1, workload: idle, disk: { path: synthetic, on: ssd0 } }\nobjectives:",
        "12:31: guests.web.disk.on: an assigned device belongs to one guest, but 2 use 'ssd0'. Give each of them a device of "
            + "its own, or choose the synthetic path.")]
    [InlineData("    workload:", "    disks: { log: { path: synthetic, on: ssd0 } }\n    workload:",
        "12:31: guests.web.disk.on: the root partition does not see an assigned device, but other disks by its paths lie on "
            + "'ssd0'. Give them a device of their own, or choose the synthetic path.")]
    public void AssignedDevice_OfMoreThanOneGuest_IsRefusedByAdmission(string old, string @new, string expected)
    {
        var text = IoTexts.WithDisk("path: direct, on: ssd0").Replace(old, @new, StringComparison.Ordinal);
        Assert.Equal(expected, Texts.ProblemsOf(text));
        Assert.Equal(ProblemCode.AdmissionDevice, Assert.Single(Texts.Load(text).Problems).Code);
        Assert.True(Texts.Load(text).IsRefusedByAdmission);
    }

    [Theory]
    [InlineData("    workload:", "    disks: { log: { path: direct, on: ssd0 } }\n    workload:")]
    [InlineData("{ scheduler: classic }", "none")]
    public void AssignedDevice_OfOneGuest_IsAdmitted(string old, string @new) => Assert.Equal(
        "", Texts.ProblemsOf(IoTexts.WithDisk("path: direct, on: ssd0").Replace(old, @new, StringComparison.Ordinal)));
}
