namespace HvSim.Tests.Scenarios;

/// <summary>The small good scenario with disks and network adapters.</summary>
internal static class IoTexts
{
    public const string Ssd = "kind: ssd, readLatency: 0.1 ms, writeLatency: 0.05 ms, parallelism: 32, bandwidth: 500 MB/s";
    public const string Disk = "path: synthetic, on: ssd0";
    public const string Adapter = "path: synthetic, on: nic0";

    /// <param name="disk">Keys of the guest's disk, in line 12 from column 13 on.</param>
    /// <param name="device">Keys of the device ssd0, in line 8 from column 22 on.</param>
    /// <param name="step">The second step, in line 15 from column 30 on.</param>
    public static string WithDisk(string disk = Disk, string device = Ssd, string step = "{ read: { size: 8 KiB } }") => With(
        $"storage: {{ ssd0: {{ {device} }} }}", $"disk: {{ {disk} }}", step);

    /// <param name="adapter">Keys of the guest's adapter, in line 12 from column 16 on.</param>
    /// <param name="step">The second step, in line 15 from column 30 on.</param>
    public static string WithAdapter(string adapter = Adapter, string step = "{ send: { size: 8 KiB } }") => With(
        "network: { nic0: { bandwidth: 10 Gbps } }", $"network: {{ {adapter} }}", step);

    /// <param name="host">A key of the host, in line 8 from column 3 on.</param>
    /// <param name="guest">A key of the guest, in line 12 from column 5 on.</param>
    /// <param name="step">The second step, in line 15 from column 30 on.</param>
    public static string With(string host, string guest, string step) =>
        Texts.With("scheduler: classic }", $"scheduler: classic }}\n  {host}")
            .Replace("virtualProcessors: 2", $"virtualProcessors: 2\n    {guest}", StringComparison.Ordinal)
            .Replace("{ cpu: 5 ms }", $"{{ cpu: 5 ms }}, {step}", StringComparison.Ordinal);
}
