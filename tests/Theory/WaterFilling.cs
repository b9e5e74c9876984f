namespace HvSim.Tests.Theory;

/// <summary>What a virtual processor that is always ready asks for.</summary>
/// <param name="Weight">Relative.</param>
/// <param name="Reserve">Fraction of a logical processor.</param>
/// <param name="Limit">Fraction of a logical processor.</param>
internal readonly record struct Claim(int Weight, double Reserve = 0, double Limit = 1);

/// <summary>Exact shares of always-ready virtual processors.</summary>
internal static class WaterFilling
{
    /// <summary>rate_i = min(cap_i, w_i theta), theta such that the rates add up to the capacity (or to all caps, where that is less).</summary>
    public static double[] Rates(double capacity, IReadOnlyList<double> weights, IReadOnlyList<double> caps)
    {
        var rates = new double[weights.Count];
        var open = Enumerable.Range(0, weights.Count).ToList();
        while (open.Count > 0)
        {
            var theta = capacity / open.Sum(i => weights[i]);
            var full = open.Where(i => weights[i] * theta >= caps[i]).ToList();
            foreach (var i in full.Count > 0 ? full : open)
            {
                rates[i] = full.Count > 0 ? caps[i] : weights[i] * theta;
                capacity -= rates[i];
            }
            open = full.Count > 0 ? [.. open.Except(full)] : [];
        }
        return rates;
    }

    /// <summary>rate_i = reserve_i + the weight's share of what is left after all reserves, up to the cap.</summary>
    public static double[] Additive(double capacity, IReadOnlyList<Claim> claims)
    {
        var left = capacity - claims.Sum(c => c.Reserve);
        var shares = Rates(left, [.. claims.Select(c => (double)c.Weight)], [.. claims.Select(c => c.Limit - c.Reserve)]);
        return [.. claims.Select((c, i) => c.Reserve + shares[i])];
    }

    /// <summary>rate_i = max(reserve_i, share_i), where the others share what the reserves above their share leave.</summary>
    public static double[] Floor(double capacity, IReadOnlyList<Claim> claims)
    {
        var held = new bool[claims.Count];
        while (true)
        {
            var left = capacity - claims.Where((_, i) => held[i]).Sum(c => c.Reserve);
            var caps = claims.Select((c, i) => held[i] ? 0 : c.Limit).ToArray();
            var shares = Rates(left, [.. claims.Select((c, i) => held[i] ? 1e-9 : c.Weight)], caps);
            var more = Enumerable.Range(0, claims.Count).Where(i => !held[i] && shares[i] < claims[i].Reserve - 1e-12).ToList();
            if (more.Count == 0)
                return [.. claims.Select((c, i) => held[i] ? c.Reserve : shares[i])];
            foreach (var i in more)
                held[i] = true;
        }
    }
}
