"""Findings on an application: one small function per check.

findings   what a finding is
checks     the checks on a draft and its answers
"""
