using static Confrere.App.Verbs.Validate.RungKind;

namespace Confrere.App.Verbs.Validate;

/// <summary>The rungs of what stands around the models: imputation, resampling, reliability, looks, subgroups, classical tests.</summary>
internal static class FurtherRungs
{
    private const string Tests = "tests/Statistics/";

    public static IReadOnlyList<Estimator> All { get; } =
    [
        new("Several tests", "10-multiplicity.md",
            new(Identities, "a fixed sequence and serial gates by hand; Hommel, Hochberg, Holm in this order", Tests + "Multiplicity/PValueTests.cs", "A_fixed_sequence_is_the_running_maximum", "Serial_gates_are_Holm_behind_the_worst_of_the_family_before", "Hommel_rejects_no_less_than_Hochberg_and_Hochberg_no_less_than_Holm"),
            new(OtherSoftware, "R 4.2 p.adjust, and the closed test by brute force: 1e-12", Tests + "Multiplicity/PValueTests.cs", "Adjusted_p_values_agree_with_R", "Gates_agree_with_the_closed_test_in_R"),
            new(HostileInput, "no p-values, impossible gates", Tests + "Multiplicity/PValueTests.cs", "Refuses_what_is_no_p_value_and_gates_that_lead_nowhere")),
        new(Ladder.Imputation, "11-imputation.md",
            new(Identities, "equal imputations are the complete analysis; what was measured stays", Tests + "Imputation/RubinTests.cs", "Equal_imputations_leave_the_complete_analysis"),
            new(OtherSoftware, "mice 3.15.0 on saved imputations: 1e-10, D3 1e-6", Tests + "Imputation/RubinTests.cs", "Ancova_of_a_trial_agrees_with_mice", "Small_samples_agree_with_mice", "Delta_in_the_coached_arm_agrees", "Joint_tests_agree_with_mice"),
            new(OtherSoftware, "an independent sampler in R for four assumptions: four Monte Carlo errors", Tests + "Imputation/ImputationModelTests.cs", "Every_assumption_agrees_with_an_independent_sampler_in_R"),
            new(Simulated, "dropout at random, 138 participants", Ladder.SimulationTests, Ladder.ShortRun),
            new(HostileInput, "one imputation, broken fits, absent columns, too few outcomes", Tests + "Imputation/ImputationModelTests.cs", "Refuses_everything_that_is_wrong_at_once")),
        new("Reliability and agreement", "12-reliability.md",
            new(Identities, "the consistency of the mean is alpha", Tests + "Reliability/ReliabilityTests.cs", "The_consistency_of_the_mean_is_alpha"),
            new(Published, "Shrout and Fleiss (1979), table 4; Jacobson and Truax (1991), page 14", Tests + "Reliability/ReliabilityTests.cs", "Six_intraclass_correlations_reproduce_Shrout_and_Fleiss", "Reliable_change_reproduces_Jacobson_and_Truax_1991"),
            new(OtherSoftware, "psych 2.2.9 and direct algebra 1e-10; lavaan 0.6-14 1e-6", Tests + "Reliability/ReliabilityTests.cs", "Alpha_and_item_statistics_agree_with_psych", "Omega_agrees_with_lavaan", "Test_and_retest_agree_with_R"),
            new(HostileInput, "one item, constants, ratings that differ by a constant", Tests + "Reliability/ReliabilityTests.cs", "Refuses_what_cannot_be_a_scale")),
        new("Bootstrap", "13-resampling.md",
            new(OtherSoftware, "R 4.2 on saved resamples 1e-10; studentised within Monte Carlo error", Tests + "Resampling/BootstrapTests.cs", "Intervals_from_saved_resamples_agree_with_R", "Studentised_interval_of_a_normal_mean_is_near_Students"),
            new(Simulated, "the standard error of a mean", Tests + "Resampling/BootstrapTests.cs", "Own_resamples_of_the_mean_have_its_standard_error"),
            new(HostileInput, "a lonely stratum, statistics without value", Tests + "Resampling/BootstrapTests.cs", "Refuses_a_lonely_stratum_and_statistics_without_value")),
        new("Randomisation tests", "13-resampling.md",
            new(OtherSoftware, "complete enumeration in R 4.2 and coin 1.4-2: 1e-10", Tests + "Resampling/RandomizationTests.cs", "Every_allocation_of_two_groups_agrees_with_enumeration_in_R", "Blocks_are_respected_as_in_R", "Sign_flips_agree_with_enumeration_in_R"),
            new(Invariances, "unit of the scores", Tests + "Resampling/RandomizationTests.cs", "Scores_off_any_grid_are_enumerated_with_the_same_answer"),
            new(Simulated, "drawn allocations against exact ones", Tests + "Resampling/RandomizationTests.cs", "Drawn_allocations_come_near_the_exact_test_and_respect_blocks"),
            new(HostileInput, "allocations without alternative", Tests + "Resampling/RandomizationTests.cs", "Refuses_allocations_without_alternative")),
        new(Ladder.Dose, "14-complier.md",
            new(Identities, "full compliance is the comparison of arms", Tests + "Complier/ComplierModelTests.cs", "Full_compliance_is_the_comparison_of_arms"),
            new(OtherSoftware, "two-stage least squares by direct algebra in R 4.2: 1e-9", Tests + "Complier/ComplierModelTests.cs", "Effect_and_every_standard_error_agree_with_direct_algebra", "Anderson_and_Rubin_interval_agrees_with_test_inversion"),
            new(Simulated, "attendance confounded with the outcome, beside the naive analysis", Ladder.SimulationTests, Ladder.ShortRun),
            new(HostileInput, "a weak and an absent first stage", Tests + "Complier/ComplierModelTests.cs", "A_weak_first_stage_has_no_bounded_interval_and_no_first_stage_is_refused")),
        new("Score intervals of proportions", "06-effect-sizes.md",
            new(Published, "Newcombe (1998), table II, method 6", Tests + "EffectSizes/ScoreIntervalTests.cs", "Difference_reproduces_Newcombe_1998_table_II_method_6"),
            new(OtherSoftware, "likelihood maximised numerically in R 4.2: 1e-8", Tests + "EffectSizes/ScoreIntervalTests.cs", "Difference_and_ratio_agree_with_R"),
            new(HostileInput, "empty cells, everybody", Tests + "EffectSizes/ScoreIntervalTests.cs", "Extreme_tables_have_sensible_limits")),
        new("Subgroups and coaches", "15-subgroups.md",
            new(OtherSoftware, "R 4.2 lm and sandwich 1e-9; lme4 refined 1e-6", Tests + "Subgroups/SubgroupAnalysisTests.cs", "Effects_by_level_and_interaction_agree_with_R", "Funnel_of_coaches_agrees_with_lme4"),
            new(HostileInput, "models without arm, levels with one arm", Tests + "Subgroups/SubgroupAnalysisTests.cs", "Refuses_models_without_arm_and_levels_with_one_arm")),
        new("Several looks", "16-sequential.md",
            new(Identities, "all of the level is spent; the interval and the p-value agree", Tests + "Sequential/SequentialTests.cs", "All_of_the_level_is_spent_and_later_looks_do_not_change_earlier_bounds", "Interval_and_p_value_give_the_same_verdict_and_intersections_shrink"),
            new(Published, "Reboussin, DeMets, Kim and Lan (2000), five equal looks", Tests + "Sequential/SequentialTests.cs", "Five_equal_looks_reproduce_Reboussin_and_others_2000"),
            new(OtherSoftware, "multivariate normal integrals by mvtnorm: 1e-5; formula in R 1e-12", Tests + "Sequential/SequentialTests.cs", "Bounds_and_crossing_probabilities_agree_with_mvtnorm", "Confidence_sequence_agrees_with_its_formula_in_R"),
            new(Simulated, "a look after every participant", Tests + "Sequential/SequentialTests.cs", "Looking_after_every_participant_keeps_the_level"),
            new(HostileInput, "looks that do not rise", Tests + "Sequential/SequentialTests.cs", "Refuses_looks_that_do_not_rise")),
        new("Classical tests", "17-classical.md",
            new(OtherSoftware, "R 4.2, coin, exactRankTests, psych: 1e-10", Tests + "Classical/ClassicalTests.cs", "Rank_sum_agrees_with_R", "Signed_ranks_and_signs_agree_with_R", "Tables_agree_with_R", "Trend_strata_and_kappa_agree_with_R", "Several_groups_agree_with_R", "Correlations_normality_and_repeated_ranks_agree_with_R"),
            new(HostileInput, "what says nothing", Tests + "Classical/ClassicalTests.cs", "Refuses_what_says_nothing")),
    ];
}
