namespace HvSim.Tests.Theory;

/// <summary>Closed forms of M/M/c at mean service time 1.</summary>
internal static class Erlang
{
    /// <summary>P(an arrival waits). B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)), C = B(c) / (1 - rho + rho B(c)).</summary>
    public static double C(int servers, double rho)
    {
        var a = servers * rho;
        var b = 1.0;
        for (var k = 1; k <= servers; k++)
            b = a * b / (k + (a * b));
        return b / (1 - rho + (rho * b));
    }

    /// <summary>Mean wait. Wq = C / (c mu - lambda).</summary>
    public static double Wait(int servers, double rho) => C(servers, rho) / (servers * (1 - rho));

    /// <summary>Quantile of the wait. P(Wq > t) = C exp(-(c mu - lambda) t).</summary>
    public static double WaitQuantile(int servers, double rho, double p) =>
        Math.Max(0, Math.Log(C(servers, rho) / (1 - p)) / (servers * (1 - rho)));
}
