namespace HvSim.Experiments.Sensitivity;

/// <summary>How far answers lie apart.</summary>
internal static class SensitivitySpans
{
    public static SensitivityRow Row(
        AssumedParameter parameter, SensitivityReading asItIs, SensitivityReading? low, SensitivityReading? high)
    {
        SensitivityReading[] all = [.. new[] { low, asItIs, high }.OfType<SensitivityReading>()];
        var metric = Span(all.Select(one => one.Metric?.Value));
        var span = asItIs.Position is null ? metric : Span(all.Select(one => (double?)one.Position));
        return new SensitivityRow(parameter, low, high, span, metric);
    }

    private static double Span(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().Where(double.IsFinite).ToArray();
        return known.Length < 2 ? 0 : known.Max() - known.Min();
    }
}
