using System.Runtime.CompilerServices;

namespace HvSim.Engine;

// The width of the wide level's slots follows how crowded they were: it depends on simulated history only.
internal sealed partial class TimingWheel
{
    // On average so many alarms in a slot or fewer: too fine; so many or more: too coarse. A step changes it by four.
    private const int SparseCount = 4;
    private const int CrowdedCount = 64;
    private const int FewestObserved = 1_024;

    private const int FirstShape = 3;

    private int _shapeNumber = FirstShape;
    private Shape _shape = AllShapes[FirstShape];
    private int _nearShift = AllShapes[FirstShape].NearShift;
    private int _emptiedSlots;
    private int _emptiedAlarms;

    internal long SlotWidth => 1L << _nearShift;

    private bool IsWidthDue => _emptiedAlarms >= FewestObserved + AlarmCount;

    private void Observe(int alarms)
    {
        _emptiedSlots++;
        _emptiedAlarms += alarms;
    }

    /// <summary>
    /// Changes the width if most slots had too few or too many alarms. At least as many alarms as there are have passed since
    /// the last time, so that moving all of them costs each event a constant at most.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReconsiderWidth()
    {
        var slots = (long)_emptiedSlots;
        var shape = _shapeNumber;
        if (_emptiedAlarms < slots * SparseCount)
        {
            shape = Math.Min(shape + 1, Shapes - 1);
        }
        else if (_emptiedAlarms > slots * CrowdedCount)
        {
            shape = Math.Max(shape - 1, 0);
        }

        _emptiedSlots = 0;
        _emptiedAlarms = 0;
        if (shape != _shapeNumber)
        {
            ChangeShape(shape);
        }
    }

    /// <summary>Moves all alarms to their new slots, list by list and each in its order: an instant's alarms are in one list.</summary>
    private void ChangeShape(int shape)
    {
        var nodes = _nodes;
        var first = None;
        var last = None;
        while (HasSlots)
        {
            var list = FirstSlot();
            var end = nodes[list].Previous;
            var start = Empty(list);
            if (last == None)
            {
                first = start;
            }
            else
            {
                nodes[last].Next = start;
            }

            last = end;
        }

        if (last != None)
        {
            nodes[last].Next = None;
        }

        _shapeNumber = shape;
        _shape = AllShapes[shape];
        _nearShift = _shape.NearShift;
        for (var node = first; node != None;)
        {
            ref var entry = ref nodes[node];
            var next = entry.Next;
            Append(nodes, node, MarkSlotOf(entry.Due));
            node = next;
        }
    }
}
