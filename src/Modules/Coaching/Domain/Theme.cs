namespace Confrere.Coaching.Domain;

/// <summary>What is heard in a listening session: a closed list, so that no sentence of anybody's is kept.</summary>
internal enum Theme
{
    Workload, Staffing, Scheduling, Documentation, Leadership, Recognition, Autonomy, Teamwork, Safety, Fairness, Growth, LifeOutsideWork, Meaning, Other,
}
