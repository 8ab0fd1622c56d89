"""Statistics: numbers in, numbers out; nothing here knows of units, levels or the plan.

What people scored comes as head counts over values: `values` in rising order, and for each sample
how many people have each value, along the last axis. So a thousand units are one array, and a
million people weigh no more than their distinct scores.

What can't be told of a sample (the mean of nobody, the variance of one person) is not a number.
"""
