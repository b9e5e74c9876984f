using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>Sizes in bytes: <c>2 GiB</c>, exact to the byte.</summary>
internal sealed class SizeForm : ValueForm<long>
{
    private const int MostDecimals = 2;

    private static readonly UnitTable Units = new(
        "size",
        "2 GiB",
        [new("B", 1), new("KiB", 1L << 10), new("MiB", 1L << 20), new("GiB", 1L << 30), new("TiB", 1L << 40)],
        [("byte", "B"), ("bytes", "B"), ("K", "KiB"), ("KB", "KiB"), ("M", "MiB"), ("MB", "MiB"), ("G", "GiB"), ("GB", "GiB"),
            ("T", "TiB"), ("TB", "TiB")]);

    public override string Dimension => "size";

    public override string Example => Units.Example;

    public override Reading<long> Read(string text)
    {
        var (number, unit, fault) = Units.Split(text);
        if (fault is not null)
        {
            return new(0, "", fault);
        }
        if (Math.Abs(number) > long.MaxValue / unit.Size)
        {
            return Reading<long>.Bad(
                $"{Wording.Quote(text)} is more than any machine has", $"Write a value such as '{Example}'.");
        }
        var bytes = number * unit.Size;
        if (bytes != decimal.Truncate(bytes))
        {
            return Reading<long>.Bad($"{Wording.Quote(text)} is not a whole number of bytes", CureFor(bytes, unit));
        }
        return new((long)bytes, Print((long)bytes), null);
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        new() { ["type"] = "string", ["pattern"] = Units.Pattern };

    /// <summary>The size in the largest unit in which two decimals tell it exactly.</summary>
    public static string Print(long bytes)
    {
        foreach (var unit in Units.Units.Reverse())
        {
            var number = bytes / unit.Size;
            if (Math.Abs(number) >= 1 && number == decimal.Round(number, MostDecimals))
            {
                return $"{Wording.Print(number)} {unit.Symbol}";
            }
        }
        return $"{Wording.Print(bytes)} {Units.Units[0].Symbol}";
    }

    private static string CureFor(decimal bytes, UnitSize unit)
    {
        var smaller = Units.Units.LastOrDefault(one => one.Size < unit.Size, unit);
        return $"Write '{Wording.Print(decimal.Round(bytes / smaller.Size))} {smaller.Symbol}', say.";
    }
}
