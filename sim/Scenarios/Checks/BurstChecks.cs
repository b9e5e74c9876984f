using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>Bursts belong to bursty arrivals, and cannot hold more than all arrivals.</summary>
internal static class BurstChecks
{
    public static void Check(GuestView guest, ProblemList problems)
    {
        if (guest.Requests is not { } requests || requests.Scalar(RequestSchema.Arrivals) is not { } arrivals)
        {
            return;
        }
        var bursts = requests.Section(RequestSchema.Bursts);
        if (arrivals.Value != ArrivalLaw.Bursty && bursts is not null)
        {
            problems.Error(bursts.Place, bursts.Path, ProblemCode.Conflict, $"{arrivals.Text} arrivals have no bursts",
                "Remove the section, or write 'arrivals: bursty'.");
        }
        if (arrivals.Value == ArrivalLaw.Bursty && bursts is null
            && !problems.HasErrorAt($"{requests.Path}.{RequestSchema.Bursts.Key}"))
        {
            problems.Error(arrivals.Place, requests.Path, ProblemCode.MissingKey, "bursty arrivals need the key 'bursts'",
                "Add it, such as 'bursts: { peak: 5, share: 10 %, length: 2 s }'.");
        }
        if (bursts is not null)
        {
            CheckFeasible(bursts, problems);
        }
    }

    private static void CheckFeasible(BoundSection bursts, ProblemList problems)
    {
        if (bursts.TryGet(RequestSchema.Peak, out var peak)
            && bursts.TryGet(RequestSchema.Share, out var share)
            && (decimal)peak * (decimal)share > 1)
        {
            problems.Error(bursts.Place, bursts.Path, ProblemCode.Conflict,
                $"{Wording.Print((decimal)peak)} times the mean rate for {Wording.Print((decimal)share * 100)} % of the time "
                + "is more than all arrivals",
                "Choose peak and share so that their product is at most 100 %.");
        }
    }
}
