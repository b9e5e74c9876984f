using System.Globalization;
using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Bandwidths, read as bytes per second: <c>200 MB/s</c>, <c>10 Gbps</c>.</summary>
internal sealed class BandwidthForm : ValueForm<double>
{
    private const decimal BitsPerByte = 8;

    private static readonly UnitTable Units = new(
        "bandwidth",
        "200 MB/s",
        [
            new("B/s", 1), new("KB/s", 1_000), new("MB/s", 1_000_000), new("GB/s", 1_000_000_000), new("MiB/s", 1L << 20),
            new("GiB/s", 1L << 30), new("Mbps", 1_000_000 / BitsPerByte), new("Gbps", 1_000_000_000 / BitsPerByte),
        ],
        [("MB", "MB/s"), ("GB", "GB/s"), ("Mbit/s", "Mbps"), ("Gbit/s", "Gbps"), ("Gb/s", "Gbps"), ("Mb/s", "Mbps")]);

    public override string Dimension => "bandwidth";

    public override string Example => Units.Example;

    public override Reading<double> Read(string text)
    {
        var (number, unit, fault) = Units.Split(text);
        if (fault is not null)
        {
            return new(0, "", fault);
        }
        var bytesPerSecond = (double)(number * unit.Size);
        return new(bytesPerSecond, bytesPerSecond.ToString("R", CultureInfo.InvariantCulture) + " B/s", null);
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        new() { ["type"] = "string", ["pattern"] = Units.Pattern };
}
