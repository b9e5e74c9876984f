using HvSim.Tests.Theory;

namespace HvSim.Tests.Campaigns;

/// <summary>Response times of M/M/c in closed form, in units of the mean service time.</summary>
internal static class QueueTheory
{
    private const int Halvings = 200;

    /// <summary>Mean response time: wait and service.</summary>
    public static double Mean(int servers, double load) => Erlang.Wait(servers, load) + 1;

    /// <summary>
    /// Quantile of the response time T = S + W: W is 0 with probability 1 - C, else exponential with rate theta = c (1 - load), so that
    /// P(T > t) = (1 - C) exp(-t) + C (theta exp(-t) - exp(-theta t)) / (theta - 1), for one server exp(-theta t).
    /// </summary>
    public static double Quantile(int servers, double load, double p)
    {
        var (low, high) = (0.0, 1e6);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Above(servers, load, middle) > 1 - p ? (middle, high) : (low, middle);
        }
        return low;
    }

    private static double Above(int servers, double load, double time)
    {
        var (c, theta) = (Erlang.C(servers, load), servers * (1 - load));
        return ((1 - c) * Math.Exp(-time)) + (c * ((theta * Math.Exp(-time)) - Math.Exp(-theta * time)) / (theta - 1));
    }
}
