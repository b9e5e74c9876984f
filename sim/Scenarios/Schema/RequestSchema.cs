using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>Requests that arrive whether or not earlier ones are finished.</summary>
internal static class RequestSchema
{
    private const string ClosedCure = "Clients that wait for their answers stand in the place of 'requests', as in "
        + "'closed: { clients: 20, think: 1 s }'.";

    public static readonly ScalarKey<ArrivalLaw> Arrivals = new("arrivals", new ChoiceForm<ArrivalLaw>(
        ("poisson", ArrivalLaw.Poisson), ("bursty", ArrivalLaw.Bursty), ("deterministic", ArrivalLaw.Deterministic)))
    {
        Description = "The law of the arrivals: poisson has exponential gaps, bursty jumps between two Poisson rates, "
            + "deterministic has equal gaps.",
        Presence = Presence.Required,
        RefusedWords = [("closed", new Fault(ProblemCode.BadValue, "'closed' is not one of the choices", ClosedCure))],
    };

    public static readonly ScalarKey<double> Rate = new("rate", Forms.Rate)
    {
        Description = "Mean arrivals at each guest.",
        Presence = Presence.Required,
        Minimum = "0 /s",
        IsAboveMinimum = true,
        Maximum = "10000000 /s",
    };

    public static readonly ScalarKey<double> Peak = new("peak", Forms.Number)
    {
        Description = "Arrival rate inside a burst over the mean rate.",
        Presence = Presence.Required,
        Minimum = "1",
        IsAboveMinimum = true,
        Maximum = "1000",
    };

    public static readonly ScalarKey<double> Share = new("share", Forms.Percent)
    {
        Description = "Share of time inside bursts; peak times share is at most 100 %.",
        Presence = Presence.Required,
        Minimum = "0 %",
        IsAboveMinimum = true,
        Maximum = "100 %",
        IsBelowMaximum = true,
    };

    public static readonly ScalarKey<Duration> Length = new("length", Forms.Time)
    {
        Description = "Mean length of a burst.",
        Presence = Presence.Required,
        Minimum = "1 us",
        Maximum = "24 h",
    };

    public static readonly Section Bursts = new("bursts", Peak, Share, Length)
    {
        Description = "Shape of the bursts; with bursty arrivals only.",
    };

    public static readonly Section Requests = new("requests", Arrivals, Rate, Bursts)
    {
        Description = "Requests that arrive whether or not earlier ones are finished.",
        Misplaced = [new("closed", ClosedCure), new("clients", ClosedCure), new("think", ClosedCure)],
    };
}
