using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>What the next decision is about. Whatever comes onto it asks for a decision in the same instant.</summary>
internal sealed class Agenda(Simulation simulation, Action decide)
{
    private readonly Alarm _decide = simulation.CreateAlarm("scheduler decision", decide, Phase.Decide);

    /// <summary>Places whose slice is over, or where a limit is used up.</summary>
    public List<Place> SliceEnded { get; } = [];

    /// <summary>CPU groups whose cap is used up.</summary>
    public List<GroupMeter> GroupsUsedUp { get; } = [];

    /// <summary>Those who have become ready.</summary>
    public List<Member> Woken { get; } = [];

    /// <summary>Those who may pre-empt others; found while the decision is taken.</summary>
    public List<Account> Eager { get; } = [];

    public void Decide() => _decide.SetNow();

    public void Ask(Member member)
    {
        member.IsAsking = true;
        Woken.Add(member);
        Decide();
    }

    public void EndSlice(Place place)
    {
        SliceEnded.Add(place);
        Decide();
    }

    public void EndGroup(GroupMeter group)
    {
        GroupsUsedUp.Add(group);
        Decide();
    }
}
